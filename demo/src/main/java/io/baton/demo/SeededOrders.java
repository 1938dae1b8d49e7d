package io.baton.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** The orders of a demo: what was ordered and by whom follows from the seed. */
final class SeededOrders {

  private static final List<String> ARTICLES =
      List.of("lamp", "kettle", "backpack", "bicycle", "headphones", "desk", "tent", "camera");
  private static final List<String> CUSTOMERS =
      List.of("A. Okafor", "B. Lindqvist", "C. Tanaka", "D. Moreau", "E. Silva", "F. Novak");

  private final long seed;
  private final String businessType;

  SeededOrders(long seed, String businessType) {
    this.seed = seed;
    this.businessType = businessType;
  }

  /** The order with that number, from 1. */
  NewOrder order(int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003L + number);
    List<Map<String, Object>> lines = new ArrayList<>();
    BigDecimal total = BigDecimal.ZERO;
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      int quantity = random.nextInt(1, 4);
      BigDecimal price =
          BigDecimal.valueOf(random.nextLong(495, 24_995), 2).setScale(2, RoundingMode.UNNECESSARY);
      String article = ARTICLES.get(random.nextInt(ARTICLES.size()));
      lines.add(Map.of("article", article, "quantity", quantity, "price", price));
      total = total.add(price.multiply(BigDecimal.valueOf(quantity)));
    }
    String customer = CUSTOMERS.get(random.nextInt(CUSTOMERS.size()));
    String id = String.format(Locale.ROOT, "%s-%d-%04d", businessType, seed, number);
    return new NewOrder(
        id, businessType, Map.of("total", total, "lines", lines, "customer", customer));
  }

  /** An order as it is given to the engine. */
  record NewOrder(String orderId, String businessType, Map<String, Object> order) {}
}
