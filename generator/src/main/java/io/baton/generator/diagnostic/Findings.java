package io.baton.generator.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Collects the diagnostics of one run; the collector of a single thread. */
public final class Findings {

  private final List<Diagnostic> diagnostics = new ArrayList<>();

  public void error(String code, Place place, String message, String remedy) {
    diagnostics.add(Diagnostic.error(code, place, message, remedy));
  }

  public void warning(String code, Place place, String message, String remedy) {
    diagnostics.add(Diagnostic.warning(code, place, message, remedy));
  }

  /** Something to know that is no mistake. */
  public void note(String code, Place place, String message, String remedy) {
    diagnostics.add(new Diagnostic(Diagnostic.Severity.NOTE, code, place, message, remedy));
  }

  /** What was found so far, in the order in which it was found. */
  public List<Diagnostic> all() {
    return List.copyOf(diagnostics);
  }
}
