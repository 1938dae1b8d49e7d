package io.baton.generator.diagnostic;

/**
 * A user's mistake, told in the terms of the table that it was made in. Never an exception.
 *
 * @param severity whether it stops compilation
 * @param code stable and kebab-case, such as {@code unknown-system}; people search for it
 * @param place where in which file it is
 * @param message what is wrong with which value, one sentence
 * @param remedy what was expected or what to do, one sentence
 */
public record Diagnostic(
    Severity severity, String code, Place place, String message, String remedy) {

  /** Errors stop the compilation of their policy, warnings do not, notes never do. */
  public enum Severity {
    ERROR,
    WARNING,
    NOTE
  }

  public static Diagnostic error(String code, Place place, String message, String remedy) {
    return new Diagnostic(Severity.ERROR, code, place, message, remedy);
  }

  public static Diagnostic warning(String code, Place place, String message, String remedy) {
    return new Diagnostic(Severity.WARNING, code, place, message, remedy);
  }
}
