package io.baton.deployment;

/** The application cannot start: its processes cannot be read, or the engine refuses one. */
public class UnusableProcessesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  UnusableProcessesException(String problem, String remedy, Throwable cause) {
    super(problem, cause);
    this.remedy = remedy;
  }

  UnusableProcessesException(String problem, String remedy) {
    super(problem);
    this.remedy = remedy;
  }

  /** What to do, one sentence. */
  public String remedy() {
    return remedy;
  }
}
