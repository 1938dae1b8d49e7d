package io.baton.generator.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RandomScriptsTest {
  private static final PolicyRules RETAIL =
      PolicyRules.read(Path.of("..", "policies", "retail.dmn"));

  @Test
  void givesTheSameScriptForTheSameSeed() {
    assertThat(RandomScripts.script(RETAIL, "o1", 5).steps().toString())
        .isEqualTo(RandomScripts.script(RETAIL, "o1", 5).steps().toString())
        .isNotEqualTo(RandomScripts.script(RETAIL, "o1", 6).steps().toString());
  }

  @Test
  void findsNoDifferenceBetweenTwoOrdersOfTheReference() {
    LongStream.range(0, 20)
        .mapToObj(seed -> RandomScripts.script(RETAIL, "o1", seed))
        .forEach(
            script ->
                script.compare(new ReferenceInterpreter(RETAIL), new ReferenceInterpreter(RETAIL)));
  }

  @Test
  void tellsTheScriptUpToTheFirstDifference() {
    Script script =
        new Script(
            "Two orders",
            List.of(
                new Script.Step("starts", order -> order.start("o1", Map.of("total", 5))),
                new Script.Step("is cancelled", order -> List.of(new Action.Resumed()))));
    ReferenceInterpreter other = new ReferenceInterpreter(RETAIL);
    other.start("o1", Map.of("total", 5));
    assertThatThrownBy(() -> script.compare(new ReferenceInterpreter(RETAIL), other))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            "Two orders", "starts", "Trigger[system=authorize, key=o1:authorize:1]");
  }

  @Test
  void reachesEverythingThatTheRetailPolicyCanDo() {
    List<Action> actions = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    for (long seed = 0; seed < 60; seed++) {
      ReferenceInterpreter order = new ReferenceInterpreter(RETAIL);
      Script script = RandomScripts.script(RETAIL, "o1", seed);
      script.steps().forEach(step -> actions.addAll(step.happenTo(order)));
      script.steps().forEach(step -> steps.add(step.text()));
    }
    assertThat(actions.stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(Set.of(Action.class.getPermittedSubclasses()));
    assertThat(actions)
        .contains(new Action.Ended("fulfilled"), new Action.Ended("exception: loss"));
    assertThat(String.join("\n", steps)).contains("repeats", "a deadline", "a week", "perhaps");
  }
}
