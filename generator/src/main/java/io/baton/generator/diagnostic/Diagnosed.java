package io.baton.generator.diagnostic;

import io.baton.generator.diagnostic.Diagnostic.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What a stage made of its input, together with the mistakes that it met on the way.
 *
 * @param value what could be understood, also when some of it is wrong, so that the next stage can
 *     find more mistakes in the same run; empty when nothing could be
 * @param diagnostics in the order of the file
 */
public record Diagnosed<T>(Optional<T> value, List<Diagnostic> diagnostics) {
  public Diagnosed {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Whether a diagnostic of severity error stops the compilation. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }
}
