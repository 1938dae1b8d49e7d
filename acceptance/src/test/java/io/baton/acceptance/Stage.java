package io.baton.acceptance;

import io.baton.broker.BrokerSettings;
import io.baton.broker.Gate;
import io.baton.broker.RealBroker;
import io.baton.broker.RealEngine;
import io.baton.sandbox.SandboxServer;
import io.baton.sandbox.SandboxSettings;
import io.baton.sandbox.Secrets;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that an order meets: a real engine, the ledger's PostgreSQL, the simulated systems,
 * and the application as it is shipped, one or several. Started in order, closed in reverse.
 */
public final class Stage implements AutoCloseable {
  private final StageSettings settings;
  private final Deque<AutoCloseable> closing = new ArrayDeque<>();
  private final RealEngine engine;
  private final OrderHistories histories;
  private final LedgerServer ledger;
  private final SandboxServer sandbox;
  private final SystemsJournal systems;
  private final Map<String, Gate> gates = new HashMap<>();
  private final List<ApplicationProcess> applications;
  private final Gate loadBalancer;
  private final CamundaClient client;

  /**
   * Starts all of it, with one broker and one application.
   *
   * @param seed decides what the systems do
   * @param gated ids of the systems that can be taken away
   */
  public Stage(BrokerSettings settings, long seed, String... gated) {
    this(RealBroker.start(settings), 1, seed, gated);
  }

  /** The same, with other policies, systems or settings of the application. */
  public Stage(BrokerSettings broker, StageSettings settings) {
    this(RealBroker.start(broker), 1, settings);
  }

  /**
   * Starts all the rest; the engine is closed with it.
   *
   * @param instances how many applications share the ledger, behind a load balancer
   */
  public Stage(RealEngine engine, int instances, long seed, String... gated) {
    this(engine, instances, StageSettings.of(seed).withGates(List.of(gated)));
  }

  private Stage(RealEngine engine, int instances, StageSettings settings) {
    this.settings = settings;
    this.engine = opened(engine);
    histories = OrderHistories.of(engine);
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
    } catch (IOException e) {
      close();
      throw new UncheckedIOException(e);
    }
    systems = new SystemsJournal(sandbox.journal());
    for (String system : settings.gated()) {
      gates.put(system, opened(Gate.before(sandbox.port())));
    }
    applications =
        Stream.generate(() -> opened(ApplicationProcess.begin(properties())))
            .limit(instances)
            .toList();
    applications.forEach(ApplicationProcess::awaitReady);
    loadBalancer =
        opened(
            Gate.before(
                applications.stream()
                    .mapToInt(application -> application.address().getPort())
                    .toArray()));
    sandbox.reportTo(address());
    client = opened(engine.newClient().build());
  }

  private <T extends AutoCloseable> T opened(T part) {
    closing.push(part);
    return part;
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>(ledger.properties());
    properties.put("camunda.client.grpc-address", engine.grpcAddress().toString());
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

  public RealEngine engine() {
    return engine;
  }

  /** The engine, if it is a single broker. */
  public RealBroker broker() {
    return (RealBroker) engine;
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

  /** The first application. */
  public ApplicationProcess application() {
    return applications.getFirst();
  }

  public List<ApplicationProcess> applications() {
    return applications;
  }

  /** Where shops and systems find the applications: one that is there. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + loadBalancer.port());
  }

  /** Whether all applications take orders and feedback. */
  boolean isReady() {
    return applications.stream().allMatch(ApplicationProcess::isReady);
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
