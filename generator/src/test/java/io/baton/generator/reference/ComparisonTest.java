package io.baton.generator.reference;

import static io.baton.generator.reference.SmallPolicy.abnormal;
import static io.baton.generator.reference.SmallPolicy.normal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.generator.reference.Action.Paused;
import io.baton.generator.reference.Happening.AtOnce;
import io.baton.generator.reference.Happening.Replies;
import io.baton.generator.reference.Happening.Reports;
import io.baton.generator.reference.Happening.Starts;
import io.baton.generator.reference.Happening.TakesCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders that play the engine's part are orders of the reference, or lie. */
class ComparisonTest {
  private static final Happening START = new Starts("o1", Map.of());

  private static final Action CANCELLED_FIRST = new Paused("change", "request", "cancelled");

  /** An order of the reference for which chance lets the cancellation come first. */
  private static final class Unlikely implements DrivenOrder {
    private ReferenceInterpreter order = SmallPolicy.order();

    @Override
    public List<Action> happens(Happening happening) {
      List<Action> actions = List.of();
      ReferenceInterpreter after = order;
      for (Optional<Chance> next = Optional.of(new Chance());
          next.isPresent() && !actions.contains(CANCELLED_FIRST); ) {
        after = order.copy();
        actions = after.happens(happening, next.get());
        next = next.get().other();
      }
      order = after;
      return actions;
    }

    @Override
    public Map<String, Cause> calls() {
      return order.calls();
    }

    @Override
    public Optional<Map<String, @Nullable Object>> knows(String system) {
      return order.knows(system);
    }
  }

  private static Comparison comparison(DrivenOrder actual) {
    return new Comparison(SmallPolicy.order().rules(), actual);
  }

  @Test
  void acceptsWhateverChanceAllows() {
    Comparison comparison = comparison(new Unlikely());
    comparison.happens(START);
    Happening refused = new Replies("stock", abnormal("missing"));
    Happening cancelled = new Reports("request", normal("cancelled"));
    Happening both = new AtOnce(List.of(cancelled, refused));
    ReferenceInterpreter other = SmallPolicy.started();
    assertThat(other.happens(both)).contains(new Paused("stock", "stock", "missing"));
    assertThat(comparison.happens(both)).contains(CANCELLED_FIRST);
  }

  @Test
  void tellsTheStoryUpToTheFirstDifference() {
    Comparison comparison =
        comparison(
            new DrivenOrder() {
              private final ReferenceInterpreter order = SmallPolicy.order();

              @Override
              public List<Action> happens(Happening happening) {
                boolean forgets = happening instanceof TakesCall;
                return forgets ? List.of() : order.happens(happening);
              }

              @Override
              public Map<String, Cause> calls() {
                return order.calls();
              }

              @Override
              public Optional<Map<String, @Nullable Object>> knows(String system) {
                return order.knows(system);
              }
            });
    comparison.happens(START);
    comparison.happens(new Replies("stock", normal("reserved")));
    comparison.happens(new Replies("pay", normal("paid")));
    assertThatThrownBy(() -> comparison.happens(new TakesCall("pack")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "starts with {}",
            "Trigger[system=stock, key=o1:stock:1]",
            "pack takes the call",
            "Not expected, but so:\n    o1:pack:1=Cause[system=pay, status=paid, eventId=paid]");
  }

  @Test
  void noticesWhatAnOrderKnowsWrongly() {
    ReferenceInterpreter order = SmallPolicy.order();
    Comparison comparison =
        comparison(
            new DrivenOrder() {
              @Override
              public List<Action> happens(Happening happening) {
                return order.happens(happening);
              }

              @Override
              public Map<String, Cause> calls() {
                return order.calls();
              }

              @Override
              public Optional<Map<String, @Nullable Object>> knows(String system) {
                return order
                    .knows(system)
                    .map(
                        state -> {
                          state.put("triggered", 2);
                          return state;
                        });
              }
            });
    assertThatThrownBy(() -> comparison.happens(START)).hasMessageContaining("triggered=2");
  }
}
