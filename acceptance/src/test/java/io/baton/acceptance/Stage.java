package io.baton.acceptance;

import io.baton.broker.BrokerSettings;
import io.baton.broker.RealBroker;
import io.baton.sandbox.SandboxServer;
import io.baton.sandbox.SandboxSettings;
import io.baton.sandbox.Secrets;
import io.camunda.client.CamundaClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that an order meets: a real broker, the ledger's PostgreSQL, the simulated systems,
 * and the application as it is shipped. Started in order, closed in reverse.
 */
public final class Stage implements AutoCloseable {
  private final StageSettings settings;
  private final Deque<AutoCloseable> closing = new ArrayDeque<>();
  private final RealBroker broker;
  private final OrderHistories histories;
  private final LedgerServer ledger;
  private final SandboxServer sandbox;
  private final SystemsJournal systems;
  private final Map<String, Gate> gates = new HashMap<>();
  private final ApplicationProcess application;
  private final CamundaClient client;

  /**
   * Starts all of it.
   *
   * @param seed decides what the systems do
   * @param gated ids of the systems that can be taken away
   */
  public Stage(BrokerSettings broker, long seed, String... gated) {
    this(StageSettings.of(broker, seed).withGates(List.of(gated)));
  }

  /** Starts all of it. */
  public Stage(StageSettings settings) {
    this.settings = settings;
    broker = opened(RealBroker.start(settings.broker()));
    histories = OrderHistories.of(broker);
    ledger = opened(LedgerServer.start());
    try {
      // Where to report is known only when the application listens.
      sandbox =
          opened(
              SandboxServer.start(
                  new SandboxSettings(
                      "127.0.0.1",
                      0,
                      settings.seed(),
                      URI.create("http://127.0.0.1:9"),
                      settings.scenarios(),
                      Secrets.none(),
                      1)));
    } catch (java.io.IOException e) {
      close();
      throw new java.io.UncheckedIOException(e);
    }
    systems = new SystemsJournal(sandbox.journal());
    for (String system : settings.gated()) {
      gates.put(system, opened(Gate.before(sandbox.port())));
    }
    application = opened(ApplicationProcess.start(properties()));
    sandbox.reportTo(application.address());
    client = opened(broker.newClient().build());
  }

  private <T extends AutoCloseable> T opened(T part) {
    closing.push(part);
    return part;
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>(ledger.properties());
    properties.put("camunda.client.grpc-address", broker.grpcAddress().toString());
    properties.put("baton.systems-url", url(sandbox.port(), "{system}"));
    gates.forEach(
        (system, gate) ->
            properties.put("baton.systems." + system + ".url", url(gate.port(), system)));
    // Who waits for a test has less patience than who waits for a system.
    properties.put("baton.calls.retry.first-wait", "PT1S");
    properties.put("baton.calls.breaker.pause", "PT1S");
    properties.put("baton.processes", settings.processes().toString());
    properties.putAll(settings.application());
    return properties;
  }

  private static String url(int port, String system) {
    return "http://127.0.0.1:%d/systems/%s".formatted(port, system);
  }

  /** The policy of a business type. */
  Path policy(String businessType) {
    return settings.policies().resolve(businessType + ".dmn");
  }

  public RealBroker broker() {
    return broker;
  }

  public OrderHistories histories() {
    return histories;
  }

  public LedgerServer ledger() {
    return ledger;
  }

  public SandboxServer sandbox() {
    return sandbox;
  }

  /** What the simulated systems got and sent. */
  public SystemsJournal systems() {
    return systems;
  }

  /** The way to a system that can be cut. */
  public Gate gate(String system) {
    Gate gate = gates.get(system);
    if (gate == null) {
      throw new IllegalArgumentException("No gate was asked for before " + system);
    }
    return gate;
  }

  public ApplicationProcess application() {
    return application;
  }

  public CamundaClient client() {
    return client;
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      try {
        closing.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
