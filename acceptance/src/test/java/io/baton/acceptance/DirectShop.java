package io.baton.acceptance;

import io.baton.demo.SeededOrders.NewOrder;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;

/** Orders over gRPC, past the application: each once, as it is not known again. */
public final class DirectShop {
  private final CamundaClient client;

  public DirectShop(CamundaClient client) {
    this.client = client;
  }

  public Offer offer(NewOrder order) {
    try {
      client
          .newCreateInstanceCommand()
          .bpmnProcessId("order-fulfillment")
          .latestVersion()
          .variables(order)
          .send()
          .join();
      return new Offer.Taken();
    } catch (ClientStatusException e) {
      return switch (e.getStatusCode()) {
        case RESOURCE_EXHAUSTED -> new Offer.Refused();
        default -> new Offer.Unclear(e.toString());
      };
    } catch (ClientException e) {
      return new Offer.Unclear(e.toString());
    }
  }
}
