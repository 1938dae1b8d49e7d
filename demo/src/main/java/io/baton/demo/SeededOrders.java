package io.baton.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** The orders of a demo, of one business type after another: all of it follows from the seed. */
public final class SeededOrders {

  private final long seed;
  private final List<String> businessTypes;

  public SeededOrders(long seed, List<String> businessTypes) {
    this.seed = seed;
    this.businessTypes = List.copyOf(businessTypes);
  }

  /** The order with that number, from 1. It does not depend on which other types there are. */
  public NewOrder order(int number) {
    String businessType = businessTypes.get((number - 1) % businessTypes.size());
    int numberOfType = (number - 1) / businessTypes.size() + 1;
    SplittableRandom random = new SplittableRandom(seed * 1_000_003L + numberOfType);
    return new NewOrder(
        String.format(Locale.ROOT, "%s-%d-%04d", businessType, seed, numberOfType),
        businessType,
        SeededPayload.of(businessType, random));
  }

  /** An order as it is given to the engine. */
  public record NewOrder(String orderId, String businessType, Map<String, Object> order) {}
}
