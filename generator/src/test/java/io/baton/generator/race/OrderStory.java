package io.baton.generator.race;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came of an order, with {@code order} for its id, so that those of different orders compare.
 *
 * @param calls keys of the trigger calls that were made and not cut off, each as often as it was
 * @param openCalls keys of those that are still being made
 * @param instructions what systems were told, with keys
 * @param pauses node, system and status of each, in their sequence
 * @param resumes how often it went on
 * @param persons how often a person was asked
 * @param outcome empty while it is not over
 * @param systems what guards see of each system
 */
record OrderStory(
    List<String> calls,
    List<String> openCalls,
    List<String> instructions,
    List<String> pauses,
    int resumes,
    int persons,
    String outcome,
    Map<String, JsonNode> systems) {
  private static final List<String> SEEN_BY_GUARDS =
      List.of("triggered", "status", "result", "node", "params", "data", "seen", "times");

  static final ObjectMapper JSON = new ObjectMapper();

  OrderStory {
    calls = sorted(calls);
    openCalls = sorted(openCalls);
    instructions = sorted(instructions);
    pauses = List.copyOf(pauses);
    systems = new TreeMap<>(systems);
  }

  boolean isOver() {
    return !outcome.isEmpty();
  }

  /** The same, but that system is in the state that it has in the other. */
  OrderStory withSystemOf(OrderStory other, String system) {
    Map<String, JsonNode> changed = new TreeMap<>(systems);
    changed.put(system, other.systems().getOrDefault(system, JSON.nullNode()));
    return new OrderStory(
        calls, openCalls, instructions, pauses, resumes, persons, outcome, changed);
  }

  private static List<String> sorted(Collection<String> texts) {
    return texts.stream().sorted().toList();
  }

  /** How an instruction is told in {@link #instructions()}. */
  static String instruction(
      String system, String instruction, String node, String status, String key) {
    return "%s %s because of %s %s (%s)".formatted(system, instruction, node, status, key);
  }

  /** Of a system's state, what guards see. */
  static JsonNode seenByGuards(JsonNode state) {
    ObjectNode seen = JSON.createObjectNode();
    SEEN_BY_GUARDS.forEach(entry -> seen.set(entry, state.path(entry)));
    return seen;
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add("  calls        " + calls);
    lines.add("  open calls   " + openCalls);
    lines.add("  instructions " + instructions);
    lines.add("  pauses       " + pauses + ", goes on " + resumes + ", persons " + persons);
    lines.add("  outcome      " + outcome);
    systems.forEach((id, state) -> lines.add("  " + id + " " + state));
    return String.join("\n", lines) + "\n";
  }
}
