package io.baton.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What was ordered and by whom, as orders of each business type have it. */
final class SeededPayload {

  private static final List<String> ARTICLES =
      List.of("lamp", "kettle", "backpack", "bicycle", "headphones", "desk", "tent", "camera");
  private static final List<String> CUSTOMERS =
      List.of("A. Okafor", "B. Lindqvist", "C. Tanaka", "D. Moreau", "E. Silva", "F. Novak");
  private static final List<String> DESTINATIONS = List.of("CH", "GB", "JP", "NO", "US");
  private static final List<String> VACCINES = List.of("流感疫苗", "狂犬病疫苗", "乙肝疫苗");
  private static final List<String> FRESH_FOOD = List.of("鲜牛奶", "三文鱼", "草莓");
  private static final List<String> CONSIGNEES = List.of("城东社区卫生服务中心", "第三人民医院", "江南生鲜门店");

  private final SplittableRandom random;
  private final Map<String, Object> payload = new LinkedHashMap<>();

  private SeededPayload(SplittableRandom random) {
    this.random = random;
  }

  /** A payload with what the guards of the type's policy ask for; retail's for any other type. */
  static Map<String, Object> of(String businessType, SplittableRandom random) {
    SeededPayload seeded = new SeededPayload(random);
    switch (businessType) {
      case "cross-border" -> seeded.crossBorder();
      case "cold-chain" -> seeded.coldChain();
      default -> seeded.retail();
    }
    return seeded.payload;
  }

  private void retail() {
    lines(ARTICLES);
    payload.put("customer", oneOf(CUSTOMERS));
  }

  private void crossBorder() {
    lines(ARTICLES);
    payload.put("customer", oneOf(CUSTOMERS));
    payload.put("destination", oneOf(DESTINATIONS));
    payload.put("incoterm", random.nextBoolean() ? "DDP" : "DAP");
  }

  private void coldChain() {
    boolean isVaccine = random.nextBoolean();
    payload.put("category", isVaccine ? "疫苗" : "生鲜");
    lines(isVaccine ? VACCINES : FRESH_FOOD);
    payload.put("consignee", oneOf(CONSIGNEES));
  }

  private void lines(List<String> articles) {
    List<Map<String, Object>> lines = new ArrayList<>();
    BigDecimal total = BigDecimal.ZERO;
    for (int i = random.nextInt(1, 5); i > 0; i--) {
      int quantity = random.nextInt(1, 4);
      BigDecimal price =
          BigDecimal.valueOf(random.nextLong(495, 24_995), 2).setScale(2, RoundingMode.UNNECESSARY);
      lines.add(Map.of("article", oneOf(articles), "quantity", quantity, "price", price));
      total = total.add(price.multiply(BigDecimal.valueOf(quantity)));
    }
    payload.put("total", total);
    payload.put("lines", lines);
  }

  private String oneOf(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
