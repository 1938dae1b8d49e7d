package io.baton.generator.check;

import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.diagnostic.Diagnostic.Severity;
import io.baton.generator.diagnostic.Findings;
import io.baton.generator.diagnostic.Place;
import io.baton.generator.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Warnings that the analyst knows and means: the row's annotation says {@code accepts
 * unhandled-node: the desk decides anyway}.
 */
public final class Acceptances {
  private static final Pattern ACCEPTS =
      Pattern.compile("(?m)\\baccepts\\s+([a-z-]+)\\s*:[ \\t]*(\\S[^\\r\\n]*)");

  private final List<Acceptance> all;

  /** What the annotation of a row accepts, and why. */
  private record Acceptance(Place row, String code, String reason) {
    boolean isOf(Diagnostic diagnostic) {
      return diagnostic.severity() == Severity.WARNING
          && diagnostic.code().equals(code)
          && diagnostic.place().table().equals(row.table())
          && diagnostic.place().row() == row.row();
    }
  }

  private Acceptances(List<Acceptance> all) {
    this.all = all;
  }

  /** Those of all rows of the file. */
  public static Acceptances of(PolicyDocument document) {
    List<Acceptance> all = new ArrayList<>();
    document.tables().stream()
        .flatMap(table -> table.rules().stream())
        .forEach(
            rule -> {
              Matcher accepts = ACCEPTS.matcher(rule.annotation());
              while (accepts.find()) {
                all.add(new Acceptance(rule.place(), accepts.group(1), accepts.group(2).strip()));
              }
            });
    return new Acceptances(all);
  }

  /** Why that is accepted, if it is. An error never is. */
  public Optional<String> reason(Diagnostic diagnostic) {
    return all.stream().filter(a -> a.isOf(diagnostic)).map(Acceptance::reason).findFirst();
  }

  /** Those that accept what nobody finds wrong, any more. */
  public List<Diagnostic> unused(List<Diagnostic> found) {
    Findings findings = new Findings();
    all.stream()
        .filter(acceptance -> found.stream().noneMatch(acceptance::isOf))
        .forEach(
            acceptance ->
                findings.warning(
                    "accepts-nothing",
                    acceptance.row(),
                    "The annotation accepts a warning \""
                        + acceptance.code()
                        + "\", but the row has none.",
                    "Take it out of the annotation, or correct the code."));
    return findings.all();
  }
}
