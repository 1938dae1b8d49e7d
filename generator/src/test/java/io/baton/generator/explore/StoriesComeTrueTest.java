package io.baton.generator.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.explore.Event.Result;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.model.FulfillmentSystem.Answers;
import io.baton.generator.model.PolicyModel;
import io.baton.generator.policy.PolicyReader;
import io.baton.generator.reference.Action;
import io.baton.generator.reference.Happening;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.ReferenceInterpreter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the exploration says can happen does happen: its stories are told to the reference
 * interpreter, which knows the contract and nothing of the exploration.
 */
class StoriesComeTrueTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/diagnostics");

  @ParameterizedTest
  @ValueSource(strings = {"retail", "cross-border", "cold-chain"})
  void ofThePoliciesThatComeWithBaton(String businessType) throws IOException {
    Path file = Path.of("../policies", businessType + ".dmn");
    FulfillmentPolicy policy = read(file);
    Exploration exploration = PolicyExplorer.explore(policy);
    assertThat(exploration.isComplete()).isTrue();
    List<Story> stories =
        Stream.of(
                exploration.endings().values().stream(),
                exploration.decisions().values().stream(),
                exploration.stuck().stream())
            .flatMap(told -> told)
            .filter(StoriesComeTrueTest::needsNoClock)
            .toList();
    assertThat(stories)
        .hasSizeGreaterThan(6)
        .allSatisfy(story -> comesTrue(policy, PolicyRules.read(file), story));
  }

  @Test
  void ofAnOrderThatGetsStuck() throws IOException {
    Path file = GOLDEN.resolve("can-get-stuck.noRowForTheRest/retail.dmn");
    FulfillmentPolicy policy = read(file);
    assertThat(PolicyExplorer.explore(policy).stuck())
        .hasSize(1)
        .allSatisfy(story -> comesTrue(policy, PolicyRules.read(file), story));
  }

  private static FulfillmentPolicy read(Path file) throws IOException {
    return PolicyReader.read(file.toString(), file)
        .value()
        .flatMap(document -> PolicyModel.of(document).value())
        .orElseThrow();
  }

  /**
   * Which deadlines pass together is a matter of their lengths, which the exploration leaves out.
   */
  private static boolean needsNoClock(Story story) {
    return story.events().stream().noneMatch(event -> event.status().equals("overdue"));
  }

  private static void comesTrue(FulfillmentPolicy policy, PolicyRules rules, Story story) {
    Telling telling = new Telling(policy, rules, story);
    List<Action> actions = telling.tell();
    Event last = story.last();
    assertThat(actions)
        .as("what comes of %s", story)
        .anySatisfy(
            action ->
                assertThat(action)
                    .matches(
                        done ->
                            switch (last.result()) {
                              case ENDS, ENDS_BY_EXCEPTION ->
                                  done instanceof Action.Ended(String outcome)
                                      && last.outcome().orElse("").equals(outcome);
                              case ASKS_PERSON ->
                                  done instanceof Action.AskPerson(String node)
                                      && node.equals(last.node());
                              case IS_STUCK, ENDS_STUCK ->
                                  done instanceof Action.Paused(String node, var s, var t)
                                      && node.equals(FulfillmentPolicy.STUCK);
                              case GOES_ON, RESUMES -> false;
                            }));
  }

  /** A story that is told to the interpreter, event by event. */
  private static final class Telling {
    private final Set<String> replying;
    private final Story story;
    private final ReferenceInterpreter order;
    private final List<Action> actions = new ArrayList<>();
    private int events;

    Telling(FulfillmentPolicy policy, PolicyRules rules, Story story) {
      this.replying =
          policy.systems().stream()
              .filter(system -> system.answers() == Answers.REPLY)
              .map(FulfillmentSystem::id)
              .collect(Collectors.toSet());
      this.story = story;
      this.order = new ReferenceInterpreter(rules);
    }

    List<Action> tell() {
      Map<String, Object> payload = new HashMap<>();
      story.events().forEach(event -> payload.putAll(values(event, true)));
      happens(new Happening.Starts("o", payload));
      story.events().stream().skip(1).forEach(this::tell);
      if (story.last().result() == Result.ENDS) {
        finishCalls();
      }
      return actions;
    }

    /** Contract 4.5: calls that were decided before are finished first. */
    private void finishCalls() {
      while (!order.openCalls().isEmpty()) {
        String system = order.openCalls().iterator().next().split(":", -1)[1];
        happens(new Happening.Replies(system, Map.of("eventId", "e" + events++, "status", "late")));
      }
    }

    private void tell(Event event) {
      Map<String, Object> brought = values(event, false);
      Map<String, Object> feedback =
          Map.of("eventId", "e" + events++, "status", event.status(), "params", brought);
      happens(
          replying.contains(event.reporter())
              ? new Happening.Replies(event.reporter(), feedback)
              : new Happening.Reports(event.reporter(), feedback));
      boolean isOver = event.equals(story.last()) && event.result() == Result.ASKS_PERSON;
      if (asksPerson() && !isOver) {
        happens(new Happening.Decides("resume"));
      }
    }

    private boolean asksPerson() {
      return actions.getLast() instanceof Action.AskPerson(String node)
          && !node.equals(FulfillmentPolicy.STUCK);
    }

    /** And all that feed back take their calls, and an order that was interrupted goes on. */
    private void happens(Happening happening) {
      List<Action> done = order.happens(happening);
      actions.addAll(done);
      if (done.stream().anyMatch(Action.Resumed.class::isInstance)) {
        happens(new Happening.GoesOn());
      }
      for (String key : List.copyOf(order.openCalls())) {
        String system = key.split(":", -1)[1];
        if (!replying.contains(system)) {
          actions.addAll(order.happens(new Happening.TakesCall(system)));
        }
      }
    }

    /** Such as {@code order.total 500} or {@code resultCode "5"}, as values by name. */
    private static Map<String, Object> values(Event event, boolean ofOrder) {
      Map<String, Object> values = new HashMap<>();
      for (String circumstance : event.circumstances()) {
        int space = circumstance.indexOf(' ');
        String name = circumstance.substring(0, space);
        String text = circumstance.substring(space + 1).replace("\"", "");
        if (name.startsWith("order.") == ofOrder) {
          Object value = text.matches("-?[0-9.]+") ? (Object) Double.valueOf(text) : text;
          values.put(name.substring(name.indexOf('.') + 1), value);
        }
      }
      return values;
    }
  }
}
