package io.baton.simulator.world;

import io.baton.generator.diagnostic.Suggestion;
import io.baton.generator.model.FulfillmentPolicy;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Whether a world's file speaks of what the policy knows. */
final class WorldCheck {
  private final Known known;
  private final Problems problems;

  WorldCheck(Known known, Problems problems) {
    this.known = known;
    this.problems = problems;
  }

  void businessType(Node node) {
    if (node instanceof ScalarNode scalar && !scalar.getValue().equals(known.businessType())) {
      problems.add(
          node,
          "The file is for \""
              + scalar.getValue()
              + "\", the policy is \""
              + known.businessType()
              + "\".",
          "Correct one of them, or choose another file with --world.");
    }
  }

  void system(Node place, String id) {
    if (!known.systems().contains(id)) {
      problems.add(
          place,
          "The policy has no system \"" + id + "\".",
          Suggestion.sentence(id, known.systems()) + "Correct the id, or take the entry out.");
    }
  }

  void status(Node place, String system, String status) {
    if (status.equals(FulfillmentPolicy.OVERDUE)
        || (system.equals(FulfillmentPolicy.REQUEST)
            && status.equals(FulfillmentPolicy.RECEIVED))) {
      problems.add(
          place,
          "\"" + status + "\" is nothing that is reported here: Baton does that itself.",
          "Leave it out; silence makes a system overdue, the start of an order is received.");
      return;
    }
    boolean isKnown = known.statuses().orElse(known.named()).contains(status);
    String meant = Suggestion.sentence(status, known.statuses().orElse(known.named()));
    // Where anything may be reported, only what looks like a slip is told.
    if (!isKnown && (known.statuses().isPresent() || !meant.isEmpty())) {
      problems.add(
          place,
          "The policy does not know the status \"" + status + "\".",
          meant + "Correct it, or let the policy know it.");
    }
  }

  void instruction(Node place, String instruction) {
    if (!known.instructions().contains(instruction)) {
      problems.add(
          place,
          "The policy tells nobody to \"" + instruction + "\".",
          Suggestion.sentence(instruction, known.instructions())
              + "Correct it, or take the entry out.");
    }
  }

  void course(Node place, String system, int reports) {
    if (known.replying().contains(system) && reports != 1) {
      problems.add(
          place,
          "\"%s\" replies to the call, and this course has %d reports.".formatted(system, reports),
          "Write exactly one report: what the answer says.");
    }
  }

  void complete(Map<String, World.Behaviour> systems) {
    for (String id : known.triggered()) {
      if (!systems.containsKey(id)) {
        problems.add(
            "Nothing is said about the system \"" + id + "\", which the policy triggers.",
            "Add \"" + id + ":\" with its courses under \"systems:\".");
      }
    }
  }
}
