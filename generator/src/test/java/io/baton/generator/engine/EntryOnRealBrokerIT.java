package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.engine.RealBrokers.Kind;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.CamundaFuture;
import io.camunda.client.api.response.PublishMessageResponse;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders that come as messages to a real broker. */
class EntryOnRealBrokerIT {
  private static final int ORDERS = 200;

  @RegisterExtension private static final RealBrokers BROKERS = new RealBrokers();

  @ParameterizedTest
  @EnumSource
  void startsAnOrderOnceThatComesTwiceAtTheSameInstant(Kind kind) {
    BrokerEngine broker = BROKERS.get(kind);
    CompiledPolicy.retail(broker);
    int before = broker.records(0).size();
    try (CamundaClient one = broker.newClient();
        CamundaClient other = broker.newClient()) {
      List<CompletionStage<PublishMessageResponse>> sent =
          IntStream.range(0, ORDERS)
              .mapToObj(n -> kind + "-twice-" + n)
              .flatMap(id -> Stream.of(one, other).map(client -> send(id, client)))
              .toList();
      sent.forEach(message -> message.toCompletableFuture().join());
    }
    broker.awaitIdle();
    assertThat(started(broker, before, "fulfillment-retail")).hasSize(ORDERS);
    List<Long> orders = started(broker, before, "order-fulfillment");
    assertThat(orders).hasSize(ORDERS);
    orders.stream()
        .map(order -> broker.client().newCancelInstanceCommand(order).send())
        .toList()
        .forEach(CamundaFuture::join);
  }

  private static CompletionStage<PublishMessageResponse> send(String id, CamundaClient client) {
    return client
        .newPublishMessageCommand()
        .messageName("order-received")
        .correlationKey(id)
        .timeToLive(Duration.ZERO)
        .variables(Map.of("orderId", id, "businessType", "retail", "order", Map.of("total", 1)))
        .send();
  }

  private static List<Long> started(BrokerEngine broker, int from, String processId) {
    return broker.records(from).stream()
        .filter(record -> record.getIntent() == ProcessInstanceIntent.ELEMENT_ACTIVATED)
        .filter(
            record ->
                record.getValue() instanceof ProcessInstanceRecordValue element
                    && element.getBpmnElementType() == BpmnElementType.PROCESS
                    && element.getBpmnProcessId().equals(processId))
        .map(Record::getKey)
        .toList();
  }
}
