package io.baton.generator.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.RandomOrder.Turn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import org.jspecify.annotations.Nullable;

/** Random orders of the retail policy, with the reference in the engine's place. */
class RandomOrderTest {
  private static final PolicyRules RETAIL =
      PolicyRules.read(Path.of("..", "policies", "retail.dmn"));

  /** An order of the reference that writes down what happens to it. */
  private static final class Witness implements DrivenOrder {
    private final ReferenceInterpreter order = new ReferenceInterpreter(RETAIL);
    private final List<Happening> happenings = new ArrayList<>();
    private final List<Action> actions = new ArrayList<>();

    @Override
    public List<Action> happens(Happening happening) {
      happenings.add(happening);
      List<Action> answer = order.happens(happening);
      actions.addAll(answer);
      return answer;
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

  private static List<Witness> witnesses(int orders) {
    return RandomPolicies.turns().generator(1000).stream(new Random(7))
        .limit(orders)
        .map(shrinkable -> lived(shrinkable.value()))
        .toList();
  }

  private static Witness lived(List<Turn> turns) {
    Witness witness = new Witness();
    new RandomOrder(RETAIL, witness).lives("o1", Map.of("total", turns.size() * 50), turns);
    return witness;
  }

  @Example
  void livesTheSameLifeInTheSameTurns() {
    List<String> lives = witnesses(5).stream().map(w -> w.happenings.toString()).toList();
    assertThat(witnesses(5).stream().map(w -> w.happenings.toString()).toList()).isEqualTo(lives);
    assertThat(lives).doesNotHaveDuplicates();
  }

  @Example
  void meetsEverythingThatCanHappenAndDoesEverythingThatCanBeDone() {
    List<Witness> witnesses = witnesses(400);
    assertThat(
            witnesses.stream()
                .flatMap(witness -> witness.happenings.stream())
                .map(Object::getClass)
                .collect(Collectors.toSet()))
        .isEqualTo(Set.of(Happening.class.getPermittedSubclasses()));
    List<Action> actions = witnesses.stream().flatMap(w -> w.actions.stream()).toList();
    assertThat(actions.stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Action.class.getPermittedSubclasses()));
    assertThat(actions).contains(new Ended("fulfilled"), new Ended("exception: loss"));
  }
}
