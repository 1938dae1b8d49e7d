package io.baton.generator.race;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.generator.reference.Action;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.ReferenceInterpreter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the reference says of a pair when its happenings come one after another. */
final class ReferenceRun {
  private final ReferenceInterpreter order;
  private final List<String> completedCalls = new ArrayList<>();
  private final List<Action> actions = new ArrayList<>();
  private boolean holdsResume;
  private boolean isResuming;

  private ReferenceRun(PolicyRules rules, boolean holdsResume) {
    this.order = new ReferenceInterpreter(rules);
    this.holdsResume = holdsResume;
  }

  /** What comes of the order if the pair's happenings come in that sequence. */
  static OrderStory story(PolicyRules rules, RacePair pair, List<Happening> sequence) {
    ReferenceRun run = new ReferenceRun(rules, pair.holdsResume());
    run.note(run.order.start("order", Race.ORDER));
    List.of(pair.before(), sequence, pair.after())
        .forEach(happenings -> happenings.forEach(run::happens));
    return run.story();
  }

  private void happens(Happening happening) {
    switch (happening) {
      case Happening.Reported(String system, Map<String, ?> feedback, boolean hasMessageId) ->
          note(order.report(system, feedback));
      case Happening.Replied(String system, Map<String, ?> feedback) -> {
        if (completesCall(system)) {
          note(order.reply(system, feedback));
        }
      }
      case Happening.CallTaken(String system) -> {
        if (completesCall(system)) {
          note(order.callCompleted(system));
        }
      }
      case Happening.Decided(String decision) -> note(order.decision(decision));
      case Happening.GoesOn goesOn -> {
        holdsResume = false;
        note(List.of());
      }
      case Happening.TimePassed(Duration duration) -> note(order.timePasses(duration));
    }
  }

  /** False if there is none: the order has ended, or does not make it now. */
  private boolean completesCall(String system) {
    Optional<String> oldest =
        order.openCalls().stream()
            .filter(key -> key.startsWith("order:" + system + ":"))
            .min(Comparator.comparingInt(Race::number));
    oldest.ifPresent(completedCalls::add);
    return oldest.isPresent();
  }

  private void note(List<Action> done) {
    actions.addAll(done);
    isResuming |= done.contains(new Action.Resumed());
    if (isResuming && !holdsResume) {
      isResuming = false;
      note(order.resumed());
    }
  }

  private OrderStory story() {
    List<String> calls = new ArrayList<>(completedCalls);
    List<String> instructions = new ArrayList<>();
    List<String> pauses = new ArrayList<>();
    int resumes = 0;
    int persons = 0;
    String outcome = "";
    for (Action action : actions) {
      switch (action) {
        case Action.Trigger trigger -> {} // Those that last are completed or open.
        case Action.Instruct(
                String system,
                String instruction,
                String node,
                String status,
                String key) ->
            instructions.add(OrderStory.instruction(system, instruction, node, status, key));
        case Action.Paused(String node, String system, String status) ->
            pauses.add(String.join(" ", node, system, status));
        case Action.AskPerson ask -> persons++;
        case Action.Resumed resumed -> resumes++;
        case Action.Ended(String how) -> outcome = how;
      }
    }
    List<String> openCalls = List.copyOf(order.openCalls());
    calls.addAll(openCalls);
    Map<String, JsonNode> systems = new TreeMap<>();
    order
        .states()
        .forEach(
            (id, state) ->
                systems.put(id, OrderStory.seenByGuards(OrderStory.JSON.valueToTree(state))));
    return new OrderStory(
        calls, openCalls, instructions, pauses, resumes, persons, outcome, systems);
  }
}
