import io.camunda.client.CamundaClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Starts an order unless it is active: run like {@code StartOrder.java}. */
public final class StartOrderOnce {
  public static void main(String[] args) {
    String orderId = args.length > 0 ? args[0] : "4711";
    try (CamundaClient camunda =
        CamundaClient.newClientBuilder()
            // The environment variable CAMUNDA_GRPC_ADDRESS wins over it.
            .grpcAddress(URI.create("http://localhost:26500"))
            .preferRestOverGrpc(false)
            .build()) {
      camunda
          .newPublishMessageCommand()
          .messageName("order-received")
          .correlationKey(orderId)
          .timeToLive(Duration.ZERO) // not kept: it would start the order again after its end
          .variables(
              Map.of("orderId", orderId, "businessType", "retail", "order", Map.of("total", 120)))
          .send()
          .join();
      System.out.println("Order " + orderId + " is active.");
    }
  }
}
