package io.baton.generator.engine;

import io.baton.broker.BrokerSettings;
import io.baton.broker.RealBroker;
import io.baton.generator.template.DecisionForm;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobWorker;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.value.JobBatchRecordValue;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/**
 * A real broker as an engine. Jobs are streamed to its workers, and polled for as well, as to those
 * of the application.
 */
public final class BrokerEngine implements Engine, AutoCloseable {
  private static final List<String> JOB_TYPES =
      List.of(
          "fulfillment-trigger",
          "fulfillment-exception",
          "fulfillment-instruct",
          "fulfillment-resume",
          "fulfillment-ended");

  private static final Duration AT_MOST = Duration.ofSeconds(60);
  private static final Duration SILENCE = Duration.ofMillis(5);
  private static final Duration TO_REST = Duration.ofMinutes(3);
  private static final Duration WITHOUT_LONG_POLLING = Duration.ofMillis(-1);

  private final RealBroker broker;
  private final int partitions;
  private final CamundaClient client;
  private final ScheduledThreadPoolExecutor workerThreads = new ScheduledThreadPoolExecutor(2);
  private final List<JobWorker> workers;
  private final Map<Long, CompletableFuture<Optional<ActivatedJob>>> jobs =
      new ConcurrentHashMap<>();
  private final OpenHandshakes handshakes = new OpenHandshakes();
  private final AtomicInteger othersThanPolling = new AtomicInteger();
  private final Map<String, AtomicInteger> answeredPings = new ConcurrentHashMap<>();
  private final List<EngineDriver> orders = new ArrayList<>();
  private int pings;

  BrokerEngine(BrokerSettings settings) {
    partitions = settings.partitions();
    broker = RealBroker.start(settings);
    broker.records().listen(this::read);
    workerThreads.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    client =
        broker.newClient().jobWorkerExecutor(workerThreads).defaultRequestTimeout(AT_MOST).build();
    workers = JOB_TYPES.stream().map(this::work).toList();
  }

  private JobWorker work(String jobType) {
    return client
        .newWorker()
        .jobType(jobType)
        .handler((jobClient, job) -> arrived(job))
        .timeout(FOR_EVER)
        .maxJobsActive(2000)
        .streamEnabled(true)
        .open();
  }

  private void arrived(ActivatedJob job) {
    job(job.getKey()).complete(Optional.of(job));
  }

  private void read(Record<?> record) {
    handshakes.read(record);
    if (record.getValueType() != ValueType.JOB_BATCH) {
      othersThanPolling.incrementAndGet();
    } else if (record.getRecordType() == RecordType.EVENT
        && record.getValue() instanceof JobBatchRecordValue batch) {
      AtomicInteger answers = answeredPings.get(batch.getType());
      if (answers != null) {
        answers.incrementAndGet();
      }
    }
    if (record.getIntent() == JobIntent.CANCELED) {
      job(record.getKey()).complete(Optional.empty());
    }
  }

  private CompletableFuture<Optional<ActivatedJob>> job(long key) {
    return jobs.computeIfAbsent(key, k -> new CompletableFuture<>());
  }

  /** A client of its own, with a connection of its own. */
  public CamundaClient newClient() {
    return broker.newClient().defaultRequestTimeout(AT_MOST).build();
  }

  @Override
  public CamundaClient client() {
    return client;
  }

  @Override
  public List<Record<?>> records(int from) {
    return broker.records().since(from);
  }

  @Override
  public Instant now() {
    return broker.clock().now();
  }

  @Override
  public void increaseTime(Duration duration) {
    broker.clock().advance(duration);
  }

  @Override
  public Optional<ActivatedJob> activate(long jobKey, String jobType) {
    return job(jobKey).orTimeout(AT_MOST.toSeconds(), TimeUnit.SECONDS).join();
  }

  /**
   * {@inheritDoc}
   *
   * <p>Each partition works through its log one command after another and exports it in this order:
   * when a request that went through all partitions has been exported, so has all that was in their
   * logs before. If nothing else came meanwhile, and no partition waits for another, it is idle.
   */
  @Override
  public void awaitIdle() {
    Instant giveUp = Instant.now().plus(TO_REST);
    int before;
    do {
      if (Instant.now().isAfter(giveUp)) {
        throw new AssertionError(
            "The broker does not come to rest. Partitions wait for: %s%n%s"
                .formatted(handshakes, broker.lastWords()));
      }
      awaitSilence();
      before = othersThanPolling.get();
    } while (!ping() || othersThanPolling.get() != before || !handshakes.isEmpty());
  }

  /** Asking a broker that works hard would only keep it longer from its work. */
  private void awaitSilence() {
    AtomicInteger before = new AtomicInteger(-1);
    Awaitility.await("a moment of silence")
        .atMost(TO_REST)
        .pollDelay(Duration.ZERO)
        .pollInterval(SILENCE)
        .until(
            () -> {
              int now = othersThanPolling.get();
              return before.getAndSet(now) == now;
            });
  }

  /** Asks each partition for jobs that nobody makes; false if one did not answer in time. */
  private boolean ping() {
    String jobType = "ping-" + ++pings;
    AtomicInteger answers = new AtomicInteger();
    answeredPings.put(jobType, answers);
    try {
      client
          .newActivateJobsCommand()
          .jobType(jobType)
          .maxJobsToActivate(1)
          .requestTimeout(WITHOUT_LONG_POLLING)
          .send()
          .join();
      Awaitility.await("what the broker does")
          .atMost(AT_MOST)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> answers.get() >= partitions);
      return true;
    } catch (ClientStatusException e) {
      // Without long polling it has ten seconds, which a busy machine may take.
      if (e.getStatusCode() == Status.Code.DEADLINE_EXCEEDED) {
        return false;
      }
      throw e;
    } finally {
      answeredPings.remove(jobType);
    }
  }

  /** {@inheritDoc} Returns when every partition has it. */
  @Override
  public void deploy(String bpmnXml) {
    client
        .newDeployResourceCommand()
        .addResourceStringUtf8(DecisionForm.json(), DecisionForm.FILE_NAME)
        .addResourceStringUtf8(bpmnXml, "process.bpmn")
        .send()
        .join();
    awaitIdle();
  }

  @Override
  public EngineDriver order(String businessType) {
    EngineDriver order = new EngineDriver(this, businessType);
    orders.add(order);
    return order;
  }

  /** Ends every order that still runs, and forgets what was. */
  void cancelOrders() {
    orders.stream().map(EngineDriver::cancel).toList().forEach(CompletableFuture::join);
    orders.clear();
    awaitIdle();
    jobs.clear();
    broker.records().forget();
  }

  @Override
  public void close() {
    // A worker that opens its stream again while it is closed makes the client wait for ever.
    workerThreads.shutdown();
    try {
      if (!workerThreads.awaitTermination(AT_MOST.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("A job is still worked");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.forEach(JobWorker::close);
    client.close();
    broker.close();
  }
}
