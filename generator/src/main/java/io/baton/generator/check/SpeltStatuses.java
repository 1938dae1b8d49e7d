package io.baton.generator.check;

import io.baton.generator.check.NamedStatuses.Kind;
import io.baton.generator.check.NamedStatuses.Named;
import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.diagnostic.Suggestion;
import io.baton.generator.model.FulfillmentPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A status that one place names and no other, while a similar one of the same system exists. A
 * status that resembles none is taken as meant: systems may report what no other row names.
 */
final class SpeltStatuses implements PolicyChecks.Check {
  private static final int LONG_ENOUGH = 5;

  @Override
  public void check(FulfillmentPolicy policy, Places places, Findings findings) {
    List<Named> all = NamedStatuses.of(policy, places);
    Set<String> told = new HashSet<>();
    for (Named named : all) {
      if (named.kind() == Kind.GUARD) {
        reportUnknown(named, all, policy.statuses(), told, findings);
      } else if (isNamedOnce(named, all) && !isPseudoStatus(named)) {
        Stream.concat(all.stream(), pseudoStatuses(named.systems(), places))
            .filter(other -> isSlip(named, other))
            .filter(other -> !areDistinct(named, other, all))
            // Of two that are named once, the second is told.
            .filter(other -> all.indexOf(other) < all.indexOf(named) || !isNamedOnce(other, all))
            .min(Comparator.comparingInt(other -> farness(named.status(), other.status())))
            .ifPresent(other -> reportSimilar(named, other, findings));
      }
    }
  }

  private static boolean isNamedOnce(Named named, List<Named> all) {
    return all.stream().filter(other -> other.status().equals(named.status())).count() == 1;
  }

  private static boolean isPseudoStatus(Named named) {
    return named.status().equals(FulfillmentPolicy.OVERDUE)
        || named.status().equals(FulfillmentPolicy.RECEIVED);
  }

  /** What Baton reports itself. */
  private static Stream<Named> pseudoStatuses(Set<String> systems, Places places) {
    Place file = Place.ofFile(places.document().file());
    Set<String> request = Set.of(FulfillmentPolicy.REQUEST);
    return Stream.of(
        new Named(FulfillmentPolicy.OVERDUE, systems, Kind.RESULTS, file),
        new Named(FulfillmentPolicy.RECEIVED, request, Kind.RESULTS, file));
  }

  private static boolean isSlip(Named named, Named other) {
    return named.isOfSame(other)
        && Math.min(named.status().length(), other.status().length()) >= LONG_ENOUGH
        && Suggestion.areOneSlipApart(named.status(), other.status());
  }

  /** {@code leg1} and {@code leg2}; {@code picked} and {@code packed}, each with its own row. */
  private static boolean areDistinct(Named named, Named other, List<Named> all) {
    String one = named.status();
    String two = other.status();
    return withoutDigits(one).equals(withoutDigits(two))
        || (farness(one, two) > 1 && hasStep(one, all) && hasStep(two, all));
  }

  private static boolean hasStep(String status, List<Named> all) {
    return all.stream().anyMatch(n -> n.kind() == Kind.STEPS && n.status().equals(status));
  }

  /** People mistake capitals, swap and lose letters sooner than they type another one. */
  private static int farness(String one, String two) {
    if (one.equalsIgnoreCase(two)) {
      return 0;
    }
    return one.length() != two.length() || sorted(one).equals(sorted(two)) ? 1 : 2;
  }

  private static String sorted(String text) {
    return text.toLowerCase(Locale.ROOT)
        .chars()
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String withoutDigits(String status) {
    return status.replaceAll("\\d", "");
  }

  private static void reportSimilar(Named named, Named other, Findings findings) {
    Place place = other.place();
    String where =
        place.table().isEmpty()
            ? ", which Baton reports"
            : " in row " + place.row() + " of " + place.table();
    findings.warning(
        "similar-status",
        named.place(),
        "The status \"%s\" is named only here, and is nearly \"%s\"%s."
            .formatted(named.status(), other.status(), where),
        "If the same status is meant, write it as there; if not, accept the warning in this row's"
            + " annotation.");
  }

  /**
   * A guard after a status that no row lets its system report.
   *
   * @param predefined all that systems may report; empty: anything
   */
  private static void reportUnknown(
      Named named, List<Named> all, List<String> predefined, Set<String> told, Findings findings) {
    List<String> known = new ArrayList<>();
    all.stream()
        .filter(other -> other.kind() != Kind.GUARD && named.isOfSame(other))
        .map(Named::status)
        .distinct()
        .forEach(known::add);
    Optional<String> meant = Suggestion.closest(named.status(), known);
    String system = String.join(", ", named.systems());
    boolean isReportable =
        predefined.isEmpty()
            || predefined.contains(named.status())
            || named.status().equals(FulfillmentPolicy.OVERDUE);
    if (!isReportable && told.add(system + " " + named.status())) {
      findings.warning(
          "unknown-status",
          named.place(),
          "This guard waits for a status \"%s\" of %s, which is none of the predefined ones."
              .formatted(named.status(), system),
          Suggestion.sentence(named.status(), predefined)
              + "If it is right, add it to the predefined values of feedback.status: a report with"
              + " any other status is kept in quarantine.");
    }
    if (!known.contains(named.status())
        && meant.isPresent()
        && told.add(system + " " + named.status())) {
      findings.warning(
          "unknown-status",
          named.place(),
          "No row speaks of a status \"%s\" of %s, only this guard."
              .formatted(named.status(), system),
          Suggestion.sentence(named.status(), known)
              + "If it is right, name it in a row of steps or results, too.");
    }
  }
}
