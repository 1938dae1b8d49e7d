package io.baton.simulator.report;

import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import io.baton.simulator.life.Rules;
import io.baton.simulator.life.Silence;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where orders wait for ever, and which row of the policy would end that. */
final class Waits {
  private final Findings findings;

  Waits(Findings findings) {
    this.findings = findings;
  }

  /**
   * Orders that wait for the same.
   *
   * @param said what the system said last
   */
  record Wait(String system, String said, long orders, String why, String remedy) {}

  /** The most frequent first. */
  List<Wait> all() {
    return findings.staged().silences().entrySet().stream()
        .sorted(Map.Entry.<Silence, Long>comparingByValue().reversed())
        .map(silence -> wait(silence.getKey(), silence.getValue()))
        .toList();
  }

  private Wait wait(Silence silence, long orders) {
    Rules.Reporter system = findings.reporters().get(silence.system());
    String said = silence.status().isEmpty() ? "nothing" : silence.status();
    return new Wait(system.name(), said, orders, why(silence, system), remedy(silence, system));
  }

  private String why(Silence silence, Rules.Reporter system) {
    return switch (silence.why()) {
      case NO_REPLY -> "its call is never answered";
      case NO_DEADLINE -> "it has no deadline";
      case INSTRUCTED ->
          "was told \"%s\"%s: no deadline from then on"
              .formatted(silence.instruction(), rows(system.id(), silence.instruction()));
      case PASSED -> "its deadline has passed, and the order went on";
    };
  }

  private static String remedy(Silence silence, Rules.Reporter system) {
    return switch (silence.why()) {
      case NO_REPLY ->
          "systems: a system that answers by reply has no deadline; let %s answer by \"feedback\""
              .formatted(system.id());
      case NO_DEADLINE -> "systems, row of \"%s\": a deadline".formatted(system.id());
      case INSTRUCTED, PASSED ->
          "systems: a row for \"request\" with a deadline longer than any order; then the rows of the"
              + " node \"request\" apply, or a person decides";
    };
  }

  /** The rows that give it that instruction. */
  private String rows(String system, String instruction) {
    String rows =
        findings.understood().policy().exceptions().stream()
            .filter(rule -> rule.system().filter(system::equals).isPresent())
            .filter(rule -> rule.instruction().equals(instruction))
            .map(Waits::row)
            .distinct()
            .collect(Collectors.joining(", "));
    return rows.isEmpty() ? "" : " (exceptions, row " + rows + ")";
  }

  private static String row(ExceptionRule rule) {
    return String.valueOf(rule.place().row());
  }
}
