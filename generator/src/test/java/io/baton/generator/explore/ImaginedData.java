package io.baton.generator.explore;

import io.baton.generator.feel.Feel;
import io.baton.generator.feel.FeelExpression;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.Condition;
import io.baton.generator.model.FulfillmentSystem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Data that orders and reports may bring: values that the cells of a policy name, and what lies
 * beside and between. It is always there, unless a cell asks for {@code null} (ADR 0012).
 */
final class ImaginedData {
  private static final String ORDER = "order";
  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

  /** The cells about a path such as {@code params.resultCode}, by reporter. */
  private final Map<String, Map<List<String>, Set<String>>> cells = new HashMap<>();

  ImaginedData(FulfillmentPolicy policy) {
    List<String> ids =
        Stream.concat(
                Stream.of(FulfillmentPolicy.REQUEST),
                policy.systems().stream().map(FulfillmentSystem::id))
            .toList();
    policy.steps().forEach(rule -> rule.conditions().forEach(c -> add(c, rule.reporters())));
    policy.results().forEach(rule -> rule.conditions().forEach(c -> add(c, rule.reporters())));
    policy.exceptions().forEach(rule -> rule.conditions().forEach(c -> add(c, ids)));
  }

  private void add(Condition condition, List<String> reporters) {
    if (Feel.parseExpression(condition.input()) instanceof Feel.Understood(FeelExpression input)) {
      for (List<String> path : input.variables()) {
        if (path.getFirst().equals(ORDER)) {
          add(ORDER, path, condition);
        } else if (path.size() > 2 && Set.of("params", "data").contains(path.get(1))) {
          boolean isOfReport = path.getFirst().equals("feedback");
          List<String> bringing = isOfReport ? reporters : List.of(path.getFirst());
          bringing.forEach(reporter -> add(reporter, path, condition));
        }
      }
    }
  }

  private void add(String whose, List<String> path, Condition condition) {
    cells
        .computeIfAbsent(whose, w -> new LinkedHashMap<>())
        .computeIfAbsent(path.subList(1, path.size()), p -> new LinkedHashSet<>())
        .add(condition.tests());
  }

  /** What an order holds. */
  Map<String, Object> payload(Random random) {
    return drawn(ORDER, random);
  }

  /** The {@code params} and the {@code data} of a report. */
  Map<String, Object> of(String reporter, Random random) {
    return drawn(reporter, random);
  }

  private Map<String, Object> drawn(String whose, Random random) {
    Map<String, Object> drawn = new TreeMap<>();
    cells
        .getOrDefault(whose, Map.of())
        .forEach(
            (path, tests) -> {
              List<@Nullable Object> values = values(tests);
              Object value = values.get(random.nextInt(values.size()));
              if (value != null) {
                put(drawn, path, value);
              }
            });
    return drawn;
  }

  @SuppressWarnings("unchecked") // All maps within are put there by this method.
  private static void put(Map<String, Object> into, List<String> path, Object value) {
    if (path.size() == 1) {
      into.put(path.getFirst(), value);
    } else {
      Map<String, Object> inner =
          (Map<String, Object>) into.computeIfAbsent(path.getFirst(), p -> new TreeMap<>());
      put(inner, path.subList(1, path.size()), value);
    }
  }

  private static List<@Nullable Object> values(Set<String> tests) {
    String all = String.join(" ", tests);
    List<@Nullable Object> values = new ArrayList<>(texts(all));
    if (!values.isEmpty()) {
      values.add("another");
    }
    values.addAll(numbers(TEXT.matcher(all).replaceAll("")));
    if (values.isEmpty() || all.contains("true") || all.contains("false")) {
      values.addAll(List.of(true, false));
    }
    if (all.contains("null")) {
      values.add(null);
    }
    return values;
  }

  private static List<String> texts(String cells) {
    return TEXT.matcher(cells).results().map(found -> found.group(1)).distinct().toList();
  }

  private static Set<BigDecimal> numbers(String cells) {
    TreeSet<BigDecimal> named = new TreeSet<>();
    NUMBER
        .matcher(cells)
        .results()
        .map(MatchResult::group)
        .map(BigDecimal::new)
        .forEach(named::add);
    Set<BigDecimal> numbers = new TreeSet<>(named);
    for (BigDecimal number : named) {
      numbers.add(number.subtract(BigDecimal.ONE));
      numbers.add(number.add(BigDecimal.ONE));
      BigDecimal next = named.higher(number);
      if (next != null) {
        numbers.add(number.add(next).divide(BigDecimal.TWO));
      }
    }
    return numbers;
  }
}
