package io.baton.generator.engine;

import io.baton.broker.BrokerSettings;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/**
 * The real brokers of all test classes, each started when a test first asks for it, ended after the
 * last test of all: {@code @RegisterExtension static final RealBrokers}.
 *
 * <p>Orders that still run are cancelled after each test; deployments stay, and the clock only goes
 * forward.
 */
public final class RealBrokers implements BeforeAllCallback, AfterEachCallback {

  public enum Kind {
    /** Three partitions, otherwise what a broker has by default. */
    BY_DEFAULT(100),

    /**
     * Looks at the next command from outside after every step of a process: what others do between
     * a decision and what carries it out shows.
     */
    STEP_BY_STEP(1);

    private final int maxCommandsInBatch;

    Kind(int maxCommandsInBatch) {
      this.maxCommandsInBatch = maxCommandsInBatch;
    }

    /** One of its own, to be closed by who asks for it. */
    BrokerEngine start() {
      return new BrokerEngine(settings());
    }

    private BrokerSettings settings() {
      return BrokerSettings.defaults().withMaxCommandsInBatch(maxCommandsInBatch).withEventsOnly();
    }
  }

  private Optional<Running> running = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        Optional.of(
            context
                .getRoot()
                .getStore(Namespace.create(RealBrokers.class))
                .getOrComputeIfAbsent(Running.class, type -> new Running(), Running.class));
  }

  /** The running one of that kind. */
  public BrokerEngine get(Kind kind) {
    return running
        .map(brokers -> brokers.get(kind))
        .orElseThrow(() -> new IllegalStateException("No test class has begun"));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    running.ifPresent(brokers -> brokers.engines.values().forEach(BrokerEngine::cancelOrders));
  }

  /** All that run; the root of all tests closes it. */
  private static final class Running implements CloseableResource {
    private final Map<Kind, BrokerEngine> engines = new EnumMap<>(Kind.class);

    BrokerEngine get(Kind kind) {
      return engines.computeIfAbsent(kind, Kind::start);
    }

    @Override
    public void close() {
      engines.values().forEach(BrokerEngine::close);
    }
  }
}
