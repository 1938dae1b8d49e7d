import io.camunda.client.CamundaClient;
import java.net.URI;
import java.util.Map;

/** Starts an order: {@code java -cp <camunda-client-java and what it needs> StartOrder.java 4711} */
public final class StartOrder {
  public static void main(String[] args) {
    String orderId = args.length > 0 ? args[0] : "4711";
    try (CamundaClient camunda =
        CamundaClient.newClientBuilder()
            // The environment variable CAMUNDA_GRPC_ADDRESS wins over it.
            .grpcAddress(URI.create("http://localhost:26500"))
            .preferRestOverGrpc(false)
            .build()) {
      camunda
          .newCreateInstanceCommand()
          .bpmnProcessId("order-fulfillment")
          .latestVersion()
          .variables(
              Map.of("orderId", orderId, "businessType", "retail", "order", Map.of("total", 120)))
          .send()
          .join();
      System.out.println("Order " + orderId + " is started.");
    }
  }
}
