package io.baton.benchmark.order;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.DeployResourceCommandStep1;
import io.camunda.client.api.command.DeployResourceCommandStep1.DeployResourceCommandStep2;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An embedded engine on which one order at a time is fulfilled and its records are counted. */
public final class CountingEngine implements AutoCloseable {
  private static final Duration AT_MOST = Duration.ofSeconds(60);

  /** How often nothing may come of a request that is answered although commands seem to be open. */
  private static final int QUIET_ROUNDS = 4;

  private final ZeebeTestEngine engine = EngineFactory.create();
  private final CamundaClient client;
  private final OpenCommands openCommands = new OpenCommands();
  private int orders;
  private int read;

  public CountingEngine() {
    engine.start();
    client =
        CamundaClient.newClientBuilder()
            .preferRestOverGrpc(false)
            .grpcAddress(
                URI.create(
                    "http://127.0.0.1:"
                        + URI.create("http://" + engine.getGatewayAddress()).getPort()))
            .defaultRequestTimeout(AT_MOST)
            .build();
  }

  /** Deploys files by their names; throws when the engine refuses one. */
  public void deploy(Map<String, String> files) {
    DeployResourceCommandStep1 command = client.newDeployResourceCommand();
    DeployResourceCommandStep2 filled = null;
    for (Map.Entry<String, String> file : files.entrySet()) {
      filled =
          (filled == null ? command : filled).addResourceStringUtf8(file.getValue(), file.getKey());
    }
    if (filled != null) {
      filled.send().join();
    }
  }

  /**
   * Lets an order of that process live.
   *
   * @throws IllegalStateException if something happens to the order that it does not wait for, or
   *     if it has not ended afterwards
   */
  public CountedOrder fulfil(String processId, String businessType, Course course) {
    awaitIdle();
    String orderId = "o" + ++orders;
    return new DrivenOrder(this, client, orderId).live(processId, businessType, course);
  }

  /** How many records there are. */
  int size() {
    return records().size();
  }

  /** The records from that index on that are not made by polling for jobs. */
  List<Record<?>> recordsFrom(int from) {
    List<Record<?>> all = records();
    return all.subList(from, all.size()).stream()
        .<Record<?>>map(record -> record)
        .filter(record -> record.getValueType() != ValueType.JOB_BATCH)
        .toList();
  }

  private List<Record<?>> records() {
    // The engine appends to the same list and never changes what is in it.
    if (engine.getRecordStreamSource().getRecords() instanceof List<Record<?>> records) {
      return records;
    }
    throw new IllegalStateException("The engine's records are no list any more");
  }

  /**
   * Waits until the engine has nothing more to do. It works through its log one command after
   * another: an answered request is behind all that was in the log before.
   */
  void awaitIdle() {
    int quiet = 0;
    while (quiet < QUIET_ROUNDS) {
      client.newActivateJobsCommand().jobType("nobody's").maxJobsToActivate(1).send().join();
      List<Record<?>> news = recordsFrom(read);
      read = size();
      openCommands.read(news);
      quiet = openCommands.isEmpty() ? QUIET_ROUNDS : news.isEmpty() ? quiet + 1 : 0;
    }
  }

  @Override
  public void close() {
    client.close();
    engine.stop();
  }
}
