package io.baton.simulator.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads numbers: durations, shares, and how chance draws them. */
final class Amounts {
  private static final Map<String, Double> UNITS =
      Map.of("ms", 1.0, "s", 1e3, "m", 60e3, "h", 3600e3, "d", 86400e3);
  private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ms|s|m|h|d)");
  private static final Pattern SHARE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*%");

  /** Longer than any order lives: sums of such stay exact. */
  private static final double LONGEST = 3650 * 86400e3;

  /** Entries of which at least one makes a mapping an amount. */
  static final Set<String> ENTRIES = Set.of("from", "to", "mean", "median", "p95");

  private final Problems problems;

  Amounts(Problems problems) {
    this.problems = problems;
  }

  /** A duration, fixed or drawn. */
  Amount duration(Node node) {
    return amount(node, this::milliseconds);
  }

  /** A number, fixed or drawn. */
  Amount number(Node node) {
    return amount(node, this::plain);
  }

  private Amount amount(Node node, Function<Node, Double> reader) {
    if (!(node instanceof MappingNode)) {
      return new Amount.Constant(reader.apply(node));
    }
    YamlMap map = YamlMap.of(node, "This", problems);
    List<String> names = map.names().stream().sorted().toList();
    Function<String, Double> entry = name -> reader.apply(map.entry(name).orElse(node));
    if (names.equals(List.of("from", "to"))) {
      return uniform(node, entry.apply("from"), entry.apply("to"));
    } else if (names.equals(List.of("mean"))) {
      return new Amount.Exponential(entry.apply("mean"));
    } else if (names.equals(List.of("median", "p95"))) {
      return skewed(node, entry.apply("median"), entry.apply("p95"));
    }
    problems.add(
        node,
        "It is not clear how chance draws this.",
        "Write one value, or {from: 1, to: 2}, {mean: 1}, or {median: 1, p95: 2}.");
    return new Amount.Constant(0);
  }

  private Amount uniform(Node node, double from, double to) {
    if (from > to) {
      problems.add(node, "\"from\" is more than \"to\".", "Swap the two.");
    }
    return new Amount.Uniform(from, to);
  }

  private Amount skewed(Node node, double median, double p95) {
    if (median <= 0 || p95 < median) {
      problems.add(
          node,
          "That cannot be a median and a 95th percentile.",
          "The median is more than 0, and 95 of 100 are below p95, which is not less.");
      return new Amount.Constant(Math.max(0, median));
    }
    return new Amount.Skewed(median, p95);
  }

  private double milliseconds(Node node) {
    Optional<String> text = YamlMap.text(node, "A duration", problems);
    Matcher matcher = DURATION.matcher(text.orElse("0s"));
    if (matcher.matches()) {
      double milliseconds =
          Double.parseDouble(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 0.0);
      if (milliseconds <= LONGEST) {
        return milliseconds;
      }
    }
    problems.add(
        node,
        "\"" + text.orElse("") + "\" is no duration of up to ten years.",
        "Write a number and ms, s, m, h or d: 300ms, 20m, 1.5d.");
    return 0;
  }

  /** A plain number from 0 on. */
  double plain(Node node) {
    Optional<Double> number = finite(YamlMap.text(node, "A number", problems).orElse(""));
    if (number.isEmpty()) {
      problems.add(node, "This is no number.", "Write a number of 0 or more, such as 12.5.");
    }
    return number.orElse(0.0);
  }

  private static Optional<Double> finite(String text) {
    try {
      return Optional.of(Double.parseDouble(text)).filter(n -> n >= 0 && n <= 1e12);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Part of a whole: {@code 3%} or {@code 0.03}. */
  double share(Node node) {
    String text = YamlMap.text(node, "A share", problems).orElse("");
    Matcher percent = SHARE.matcher(text);
    OptionalDouble share =
        percent.matches()
            ? OptionalDouble.of(Double.parseDouble(percent.group(1)) / 100)
            : finite(text).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    if (share.isEmpty() || share.getAsDouble() > 1) {
      problems.add(node, "\"" + text + "\" is no share.", "Write 3% or 0.03; all is 100% or 1.");
      return 0;
    }
    return share.getAsDouble();
  }

  /** What a field holds. */
  Value value(Node node) {
    if (node instanceof ScalarNode scalar) {
      return new Value.Fixed(fixed(scalar));
    }
    YamlMap map = YamlMap.of(node, "A field", problems);
    if (map.names().contains("shares")) {
      map.only("shares");
      return new Value.OneOf(choices(map.map("shares").orElse(map)));
    }
    if (map.names().stream().anyMatch(ENTRIES::contains)) {
      return new Value.Drawn(number(node));
    }
    return fields(map);
  }

  /** Fields with what each holds. */
  Value.Fields fields(YamlMap map) {
    Map<String, Value> fields = new LinkedHashMap<>();
    map.names().forEach(name -> map.entry(name).ifPresent(n -> fields.put(name, value(n))));
    return new Value.Fields(fields);
  }

  private List<Value.Choice> choices(YamlMap map) {
    List<Value.Choice> choices =
        map.names().stream()
            .map(
                name ->
                    new Value.Choice(
                        map.entry(name).map(this::share).orElse(0.0),
                        map.key(name) instanceof ScalarNode key ? fixed(key) : name))
            .toList();
    mustBeAll(map.node(), choices.stream().mapToDouble(Value.Choice::share).sum());
    return choices;
  }

  /** Tells of shares that are not 1 together. */
  void mustBeAll(Node place, double sum) {
    if (Math.abs(sum - 1) > 1e-6) {
      problems.add(
          place,
          "The shares are %s %% together.".formatted(Math.round(sum * 1e6) / 1e4),
          "Make them 100 %; one of several courses may say \"share: rest\".");
    }
  }

  private static Object fixed(ScalarNode scalar) {
    String text = scalar.getValue();
    if (scalar.getTag().equals(Tag.BOOL)) {
      return Boolean.parseBoolean(text);
    }
    boolean isNumber = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
    return isNumber ? finite(text).<Object>map(n -> n).orElse(text) : text;
  }
}
