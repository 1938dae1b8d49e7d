package io.baton.generator.engine;

import io.baton.generator.template.DecisionForm;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One embedded engine for a test class: {@code @RegisterExtension static final EmbeddedEngine}.
 *
 * <p>Orders that still run are cancelled after each test; deployments stay, and the clock only goes
 * forward.
 */
public final class EmbeddedEngine
    implements Engine, BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private static final Duration AT_MOST = Duration.ofSeconds(20);
  private static final int QUIET_ROUNDS = 3;

  private final ZeebeTestEngine engine = EngineFactory.create();
  private final Map<Long, ActivatedJob> activated = new HashMap<>();
  private final List<EngineDriver> orders = new ArrayList<>();
  private Optional<CamundaClient> client = Optional.empty();
  private final OpenCommands openCommands = new OpenCommands();
  private Duration clockAhead = Duration.ZERO;
  private int read;

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  /** For tests that are not run by Jupiter. */
  public void start() {
    engine.start();
    client =
        Optional.of(
            CamundaClient.newClientBuilder()
                .preferRestOverGrpc(false)
                .grpcAddress(URI.create("http://" + engine.getGatewayAddress()))
                .defaultRequestTimeout(AT_MOST)
                .build());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    cancelOrders();
  }

  /** Ends every order that still runs. */
  public void cancelOrders() {
    orders.stream().map(EngineDriver::cancel).toList().forEach(CompletableFuture::join);
    orders.clear();
    activated.clear();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    stop();
  }

  /** The engine forgets everything. */
  public void stop() {
    client.ifPresent(CamundaClient::close);
    engine.stop();
  }

  @Override
  public void deploy(String bpmnXml) {
    client()
        .newDeployResourceCommand()
        .addResourceStringUtf8(DecisionForm.json(), DecisionForm.FILE_NAME)
        .addResourceStringUtf8(bpmnXml, "process.bpmn")
        .send()
        .join();
  }

  @Override
  public EngineDriver order(String businessType) {
    EngineDriver order = new EngineDriver(this, businessType);
    orders.add(order);
    return order;
  }

  @Override
  public CamundaClient client() {
    return client.orElseThrow(() -> new IllegalStateException("The engine has not started"));
  }

  @Override
  public List<Record<?>> records(int from) {
    Iterable<Record<?>> all = engine.getRecordStreamSource().getRecords();
    return all instanceof List<Record<?>> list
        ? List.copyOf(list.subList(from, list.size()))
        : StreamSupport.stream(all.spliterator(), false).skip(from).toList();
  }

  @Override
  public Instant now() {
    return Instant.now().plus(clockAhead);
  }

  @Override
  public void increaseTime(Duration duration) {
    engine.increaseTime(duration);
    clockAhead = clockAhead.plus(duration);
  }

  @Override
  public Optional<ActivatedJob> activate(long jobKey, String jobType) {
    if (!activated.containsKey(jobKey)) {
      activate(jobType);
    }
    return Optional.ofNullable(activated.get(jobKey));
  }

  private void activate(String jobType) {
    client()
        .newActivateJobsCommand()
        .jobType(jobType)
        .maxJobsToActivate(100)
        .timeout(FOR_EVER)
        .requestTimeout(AT_MOST)
        .send()
        .join()
        .getJobs()
        .forEach(job -> activated.put(job.getKey(), job));
  }

  /**
   * {@inheritDoc}
   *
   * <p>It works through its log one command after another, with all that a command leads to at
   * once: an answered request is behind all that was in the log before. If no command came in
   * between, or none for some requests in a row, it is idle. (The engine's own check takes a tenth
   * of a second, too long for thousands of steps.)
   */
  @Override
  public void awaitIdle() {
    int quiet = 0;
    while (quiet < QUIET_ROUNDS) {
      activate("fulfillment-trigger");
      List<Record<?>> news = records(read);
      read += news.size();
      openCommands.read(news);
      boolean nothingNew =
          news.stream().allMatch(record -> record.getValueType() == ValueType.JOB_BATCH);
      quiet = openCommands.isEmpty() ? QUIET_ROUNDS : nothingNew ? quiet + 1 : 0;
    }
  }
}
