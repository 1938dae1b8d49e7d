package io.baton.simulator.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a field of an order, or of a report, holds. */
public sealed interface Value {

  /** Always the same: a text, a number, a boolean. */
  record Fixed(Object value) implements Value {}

  /** A number; two decimals are kept. */
  record Drawn(Amount amount) implements Value {}

  /** One of several, by their shares, which are 1 together. */
  record OneOf(List<Choice> choices) implements Value {
    public OneOf {
      choices = List.copyOf(choices);
    }
  }

  /** Fields of its own. */
  record Fields(Map<String, Value> fields) implements Value {
    /** Without any. */
    public static final Fields NONE = new Fields(Map.of());

    public Fields {
      fields = new LinkedHashMap<>(fields);
    }

    /** Draws all of them. */
    public Map<String, Object> drawAll(Chance chance) {
      Map<String, Object> drawn = new LinkedHashMap<>();
      List<String> names = new ArrayList<>(fields.keySet());
      for (int i = 0; i < names.size(); i++) {
        Value value = fields.get(names.get(i));
        if (value != null) {
          drawn.put(names.get(i), value.draw(chance.part(i)));
        }
      }
      return drawn;
    }

    /** Whether chance has nothing to draw. */
    public boolean isFixed() {
      return fields.values().stream()
          .allMatch(v -> v instanceof Fixed || (v instanceof Fields f && f.isFixed()));
    }
  }

  /** A value that comes with that probability. */
  record Choice(double share, Object value) {}

  /** Draws it. */
  default Object draw(Chance chance) {
    return switch (this) {
      case Fixed(Object value) -> value;
      case Drawn(Amount amount) -> Math.round(amount.draw(chance) * 100) / 100.0;
      case OneOf(List<Choice> choices) -> pick(choices, chance.next());
      case Fields fields -> fields.drawAll(chance);
    };
  }

  private static Object pick(List<Choice> choices, double drawn) {
    double left = drawn;
    for (Choice choice : choices) {
      left -= choice.share();
      if (left < 0) {
        return choice.value();
      }
    }
    return choices.getLast().value();
  }
}
