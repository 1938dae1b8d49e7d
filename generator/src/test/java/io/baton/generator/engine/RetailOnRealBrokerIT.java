package io.baton.generator.engine;

import io.baton.generator.engine.RealBrokers.Kind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens to retail orders on a real broker. */
class RetailOnRealBrokerIT {
  @RegisterExtension private static final RealBrokers BROKERS = new RealBrokers();

  @Nested
  class ByDefault implements RetailStories {
    @Override
    public RetailOrders retail() {
      return new RetailOrders(BROKERS.get(Kind.BY_DEFAULT));
    }
  }

  @Nested
  class StepByStep implements RetailStories {
    @Override
    public RetailOrders retail() {
      return new RetailOrders(BROKERS.get(Kind.STEP_BY_STEP));
    }
  }
}
