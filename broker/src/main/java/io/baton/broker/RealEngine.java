package io.baton.broker;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import java.net.URI;

/** A Camunda engine as a fixture of tests: one broker or several. */
public sealed interface RealEngine extends AutoCloseable permits RealBroker, RealCluster {
  /** Where its clients connect to. */
  URI grpcAddress();

  /** What it has written to its log. */
  RecordLog records();

  EngineClock clock();

  /** A client of this engine, to be completed and built. */
  default CamundaClientBuilder newClient() {
    // The REST calls of a newer client do not fit an older gateway.
    return CamundaClient.newClientBuilder().preferRestOverGrpc(false).grpcAddress(grpcAddress());
  }

  /** Ends it for good and removes its data. */
  @Override
  void close();
}
