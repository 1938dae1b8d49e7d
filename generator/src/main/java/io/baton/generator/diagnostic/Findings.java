package io.baton.generator.diagnostic;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the diagnostics of one run; the collector of a single thread.
 *
 * <p>Nobody reads more than a thousand of one severity; a file that somebody made to break Baton
 * can have millions.
 */
public final class Findings {

  private static final int MAX = 1_000;

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private int errors;

  public void error(String code, Place place, String message, String remedy) {
    if (errors < MAX) {
      errors++;
      diagnostics.add(Diagnostic.error(code, place, message, remedy));
    }
  }

  public void warning(String code, Place place, String message, String remedy) {
    if (diagnostics.size() - errors < MAX) {
      diagnostics.add(Diagnostic.warning(code, place, message, remedy));
    }
  }

  /** Something to know that is no mistake. */
  public void note(String code, Place place, String message, String remedy) {
    diagnostics.add(new Diagnostic(Diagnostic.Severity.NOTE, code, place, message, remedy));
  }

  /** What was found so far, in the order in which it was found: the first thousand of each. */
  public List<Diagnostic> all() {
    return List.copyOf(diagnostics);
  }
}
