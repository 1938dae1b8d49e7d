package io.baton.generator.edit;

import io.baton.generator.edit.Difference.Added;
import io.baton.generator.edit.Difference.Changed;
import io.baton.generator.edit.Difference.Removed;
import io.baton.generator.edit.ExistingProcess.Edit;
import io.baton.generator.edit.ProcessFacts.Element;
import io.baton.generator.model.FulfillmentPolicy;
import java.time.Duration;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says a change of a process in the words of its policy, where the policy has words for it. */
final class PolicyWords {
  private static final String NO_WORDS = "No table can say this; it can only be given up.";

  private static final int SHOWN = 60;

  /** What the documentation of an element says about where it comes from. */
  private static final Pattern ROW = Pattern.compile("(steps|results|exceptions), row \\d+");

  private final ProcessFacts given;
  private final Optional<FulfillmentPolicy> policy;

  /** The systems by what the ids of their elements end with. */
  private final Map<String, String> systems = new HashMap<>(Map.of("request", "request"));

  PolicyWords(ProcessFacts given, Optional<FulfillmentPolicy> policy) {
    this.given = given;
    this.policy = policy;
    for (Element element : given.elements().values()) {
      if (element.id().startsWith("Trigger_") && isTrigger(element)) {
        systems.putIfAbsent(suffix(element.id()), element.detail(SYSTEM));
      }
    }
  }

  private static final String SYSTEM = "taskHeaders.header[system].value";
  private static final String ANSWERS = "taskHeaders.header[answers].value";
  private static final String STATUSES = "properties.property[statuses].value";
  private static final String TIMER = "timerEventDefinition";
  private static final String JOB_TYPE = "taskDefinition.type";

  Edit edit(Difference difference) {
    return switch (difference) {
      case Added(Element element) ->
          new Edit(called(element) + " is not from the policy.", addition(element));
      case Removed(Element element) -> new Edit(called(element) + " is missing.", removal(element));
      case Changed changed ->
          new Edit(
              "%s: %s is %s, the policy gives %s."
                  .formatted(
                      called(changed.element()),
                      property(changed.what()),
                      shown(changed.here()),
                      shown(changed.policy())),
              change(changed));
    };
  }

  // ---- what is different

  private String called(Element element) {
    if (element.type().equals("sequenceFlow")) {
      String label = element.name().isEmpty() ? "" : " \"" + element.name() + "\"";
      return "The flow%s from %s to %s"
          .formatted(label, end(element, "sourceRef"), end(element, "targetRef"));
    }
    String name = element.name().isEmpty() ? element.id() : "\"" + element.name() + "\"";
    return kind(element.type()) + " " + name;
  }

  private String end(Element flow, String which) {
    String id = flow.detail(which);
    Element element = given.elements().get(id);
    return element == null || element.name().isEmpty() ? id : "\"" + element.name() + "\"";
  }

  /** {@code serviceTask} as {@code The service task}. */
  private static String kind(String type) {
    return "The " + type.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }

  private static String property(String what) {
    return switch (what) {
      case "name" -> "the label";
      case "kind" -> "the kind";
      case "scope" -> "what it is in";
      case "documentation" -> "the documentation";
      case "conditionExpression" -> "the condition";
      case "sourceRef" -> "where it begins";
      case "targetRef" -> "where it leads";
      case "default" -> "the default flow";
      case JOB_TYPE -> "the job type";
      case SYSTEM -> "the system";
      case ANSWERS -> "how the system answers";
      case STATUSES -> "what systems may report";
      default -> what.startsWith(TIMER) ? "the time" : what;
    };
  }

  private static String shown(String value) {
    String line = value.replaceAll("\\s+", " ");
    return line.isEmpty()
        ? "nothing"
        : "\"" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "..." : line) + "\"";
  }

  // ---- how the policy says it

  private String addition(Element element) {
    if (isTrigger(element) && !element.detail(SYSTEM).isEmpty()) {
      return "Add a row to systems: system \"%s\", name \"%s\"; and a row to steps that triggers it."
          .formatted(element.detail(SYSTEM), nameOfTrigger(element.name()));
    }
    if (element.type().equals("sequenceFlow")) {
      Optional<String> reporter = system(element.detail("sourceRef"), "Decided_");
      Optional<String> next = system(element.detail("targetRef"), "Trigger_");
      boolean ends = element.detail("targetRef").startsWith("End_");
      if (reporter.isPresent() && (next.isPresent() || ends)) {
        return "Add a row to steps: system \"%s\", status \"%s\", %s."
            .formatted(
                reporter.get(),
                element.name(),
                next.map(system -> "trigger \"" + system + "\"").orElse("proceed \"end\""));
      }
    }
    return NO_WORDS;
  }

  private String removal(Element element) {
    if (element.type().equals("sequenceFlow")) {
      Optional<String> reporter = system(element.detail("sourceRef"), "Decided_");
      Optional<String> next = system(element.detail("targetRef"), "Trigger_");
      if (reporter.isPresent() && next.isPresent()) {
        return "Take \"%s\" out of the column trigger: %s."
            .formatted(next.get(), stepsRows(reporter.get(), next.get()));
      }
      return NO_WORDS;
    }
    String rows = rows(element);
    return rows.isEmpty() ? NO_WORDS : "Delete or change what it comes from: " + rows + ".";
  }

  private String change(Changed changed) {
    Element element = changed.element();
    String what = changed.what();
    Optional<String> system =
        system(element.id(), "Trigger_").or(() -> system(element.id(), "Status_"));
    if (what.equals("name") && system.isPresent()) {
      return nameOfSystem(element, system.get());
    }
    if (what.equals("name") && element.type().equals("process") && policy.isPresent()) {
      return "Change the name of the diagram (DRD) to \"%s\"."
          .formatted(changed.here().replaceFirst(" fulfillment$", ""));
    }
    if (what.equals(ANSWERS) && system.isPresent()) {
      return "Write \"%s\" into the column answers of systems, row of \"%s\"."
          .formatted(changed.here(), system.get());
    }
    if (what.equals(STATUSES)) {
      return "Change the predefined values of the columns feedback.status in steps and results.";
    }
    Optional<String> overdue = system(element.id(), "Overdue_");
    if (what.startsWith(TIMER) && overdue.isPresent() && isDuration(changed.here())) {
      return "Write \"%s\" into the column deadline of systems, row of \"%s\"."
          .formatted(changed.here(), overdue.get());
    }
    if (what.equals("documentation") && !rows(element).isEmpty()) {
      return "Write it into the annotations of " + rows(element) + ".";
    }
    if (what.equals("targetRef") && isHandling(element)) {
      return proceed(element, changed.here());
    }
    return NO_WORDS;
  }

  private static boolean isDuration(String text) {
    try {
      Duration.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return isPeriod(text);
    }
  }

  private static boolean isPeriod(String text) {
    try {
      Period.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private String nameOfSystem(Element element, String system) {
    String name = element.name();
    boolean isStatus = element.id().startsWith("Status_");
    boolean isAsBatonNames = isStatus ? name.endsWith(" status") : name.startsWith("Trigger ");
    if (!isAsBatonNames) {
      return "Baton calls it \"%s\" and the system's name; only that name is in the table of systems."
          .formatted(isStatus ? "... status" : "Trigger ...");
    }
    String own =
        isStatus ? name.substring(0, name.length() - " status".length()) : nameOfTrigger(name);
    return "Write \"%s\" into the column name of systems, row of \"%s\".".formatted(own, system);
  }

  private static String nameOfTrigger(String label) {
    return label.replaceFirst("^Trigger ", "");
  }

  /** Whether a flow leaves the handling of a node. */
  private static boolean isHandling(Element flow) {
    String source = flow.detail("sourceRef");
    return source.startsWith("Pause_") || source.startsWith("Instruct_");
  }

  private String proceed(Element flow, String target) {
    String proceed =
        switch (target) {
          case "Resume_order" -> "resume";
          case "Ended_by_exception" -> "end";
          case "Decide_by_person" -> "manual";
          default -> "";
        };
    Element source = given.elements().get(flow.detail("sourceRef"));
    String rows = source == null ? "" : rows(source);
    return proceed.isEmpty()
        ? NO_WORDS
        : "Write \"%s\" into the column proceed of %s."
            .formatted(proceed, rows.isEmpty() ? "the node's rows of exceptions" : rows);
  }

  private String stepsRows(String reporter, String next) {
    List<String> rows =
        policy.stream()
            .flatMap(p -> p.steps().stream())
            .filter(rule -> rule.reporters().contains(reporter) && rule.trigger().contains(next))
            .map(rule -> "steps, row " + rule.place().row())
            .toList();
    return String.join("; ", rows);
  }

  /** The rows that the documentation of an element names. */
  private String rows(Element element) {
    Element documented = given.elements().getOrDefault(element.id(), element);
    return ROW.matcher(documented.detail("documentation"))
        .results()
        .map(found -> found.group())
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static boolean isTrigger(Element element) {
    return element.detail(JOB_TYPE).equals("fulfillment-trigger");
  }

  private Optional<String> system(String elementId, String prefix) {
    return elementId.startsWith(prefix)
        ? Optional.ofNullable(systems.get(elementId.substring(prefix.length())))
        : Optional.empty();
  }

  private static String suffix(String triggerId) {
    return triggerId.substring("Trigger_".length());
  }
}
