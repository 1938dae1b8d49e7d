package io.baton.system;

import io.baton.deployment.KnownSystems;
import io.baton.system.SystemLine.Limits;
import io.baton.system.settings.ConfiguredSystem;
import io.baton.system.settings.SystemSettings;
import io.baton.system.settings.SystemsSettings;
import io.baton.system.settings.WrongSettingsException;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The ways to all systems: those of the deployed processes from the start, others when called. */
@Component
class SystemLines {

  private static final Logger log = LoggerFactory.getLogger(SystemLines.class);

  /** How long a call waits for a place, and for a permit of the rate limit. */
  private static final Duration SHORT_WAIT = Duration.ofSeconds(2);

  private static final String JOB_TIMEOUT = "camunda.client.worker.defaults.timeout";
  private static final String MAX_JOBS = "camunda.client.worker.defaults.max-jobs-active";

  private final Map<String, SystemLine> lines = new ConcurrentHashMap<>();
  private final SystemsSettings settings;
  private final SortedMap<String, SystemAdapter> adapters;
  private final SortedSet<String> repliers;
  private final CircuitBreakerRegistry breakers;
  private final BulkheadRegistry bulkheads;
  private final RateLimiterRegistry rates;
  private final Duration jobTimeout;
  private final Clock clock;
  private volatile boolean stopping;

  SystemLines(
      SystemsSettings settings,
      List<SystemAdapter> adapters,
      KnownSystems known,
      CircuitBreakerRegistry breakers,
      BulkheadRegistry bulkheads,
      RateLimiterRegistry rates,
      Environment environment,
      Clock clock) {
    this.settings = settings;
    this.adapters =
        adapters.stream()
            .collect(
                Collectors.toMap(
                    SystemAdapter::name, Function.identity(), (a, b) -> a, TreeMap::new));
    repliers = known.repliers();
    this.breakers = breakers;
    this.bulkheads = bulkheads;
    this.rates = rates;
    this.clock = clock;
    jobTimeout = environment.getRequiredProperty(JOB_TIMEOUT, Duration.class);
    connect(known);
    warnOfFewJobs(environment.getRequiredProperty(MAX_JOBS, Integer.class));
  }

  /** The way to a system. */
  SystemLine of(String system) {
    return lines.computeIfAbsent(system, this::line);
  }

  /** The longest that calling any of the systems can take. */
  Duration longestCall() {
    return lines.values().stream()
        .map(line -> longest(line.connection()))
        .max(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** With the waits for a place and for a permit. */
  private static Duration longest(SystemConnection connection) {
    return connection.longestCall().plus(SHORT_WAIT.multipliedBy(2));
  }

  /** From here no call begins. */
  @EventListener
  void stop(ContextClosedEvent closed) {
    stopping = true;
  }

  @PreDestroy
  void close() {
    lines.values().forEach(line -> line.connection().close());
  }

  private void connect(KnownSystems known) {
    List<String> problems =
        new ArrayList<>(settings.problems(known.triggered(), adapters.keySet()));
    if (problems.isEmpty()) {
      for (String system : known.triggered()) {
        try {
          of(system);
        } catch (WrongSettingsException e) {
          problems.add(e.problems());
        }
      }
    }
    if (!problems.isEmpty()) {
      throw new WrongSettingsException(problems);
    }
  }

  private void warnOfFewJobs(int maxJobs) {
    int places =
        lines.keySet().stream().mapToInt(id -> SystemLine.places(settings.of(id).settings())).sum();
    if (places > maxJobs) {
      log.warn(
          "If all systems are slow at once, their calls need {} jobs, but {} is {}: they could hold"
              + " up each other. Raise it, or lower max-concurrent-calls of systems.",
          places,
          MAX_JOBS,
          maxJobs);
    }
  }

  private SystemLine line(String system) {
    ConfiguredSystem configured = settings.of(system);
    SystemSettings wanted = configured.settings();
    SystemAdapter adapter = adapters.get(wanted.adapter());
    if (adapter == null) {
      throw configured.wrong(
          "adapter",
          "there is no adapter " + wanted.adapter() + ".",
          "There is " + adapters.keySet());
    }
    if (repliers.contains(system) && !adapter.bringsReplies()) {
      throw configured.wrong(
          "adapter",
          adapter.name() + " brings no replies, and a policy expects " + system + " to answer so.",
          "Let it answer by feedback in the policy's table systems, or choose another adapter.");
    }
    SystemConnection connection = adapter.connect(configured);
    Duration longest = longest(connection);
    if (longest.compareTo(jobTimeout) >= 0) {
      throw configured.wrong(
          "read-timeout",
          "with "
              + wanted.readTimeout()
              + " a call can take "
              + longest
              + " until all its timeouts have passed, and the engine would give its job to the next"
              + " one while it runs.",
          "Shorten it, or set " + JOB_TIMEOUT + ", now " + jobTimeout + ", to more than that.");
    }
    return new SystemLine(
        system, wanted, connection, limits(system, wanted), () -> stopping, clock);
  }

  private Limits limits(String system, SystemSettings wanted) {
    BulkheadConfig bulkhead =
        BulkheadConfig.custom()
            .maxConcurrentCalls(wanted.maxConcurrentCalls())
            .maxWaitDuration(SHORT_WAIT)
            .build();
    SystemSettings.Breaker breaker = wanted.breaker();
    CircuitBreakerConfig circuit =
        CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(breaker.window())
            .minimumNumberOfCalls(breaker.minimumCalls())
            .failureRateThreshold(breaker.failureRate())
            .waitDurationInOpenState(breaker.pause())
            .permittedNumberOfCallsInHalfOpenState(breaker.probes())
            .recordResult(answer -> answer instanceof SystemAnswer.Failure)
            .build();
    return new Limits(
        bulkheads.bulkhead(system, bulkhead),
        wanted.callsPerSecond() == 0
            ? Optional.empty()
            : Optional.of(rates.rateLimiter(system, rate(wanted.callsPerSecond()))),
        breakers.circuitBreaker(system, circuit));
  }

  private static RateLimiterConfig rate(int callsPerSecond) {
    return RateLimiterConfig.custom()
        .limitRefreshPeriod(Duration.ofSeconds(1))
        .limitForPeriod(callsPerSecond)
        .timeoutDuration(SHORT_WAIT)
        .build();
  }
}
