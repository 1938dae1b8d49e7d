package io.baton.system.settings;

import java.util.List;

/** The application cannot start: settings of systems are wrong, each told in a sentence or two. */
public class WrongSettingsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String problems;

  public WrongSettingsException(List<String> problems) {
    this(String.join(System.lineSeparator(), problems));
  }

  private WrongSettingsException(String problems) {
    super(problems);
    this.problems = problems;
  }

  /** One on each line. */
  public String problems() {
    return problems;
  }
}
