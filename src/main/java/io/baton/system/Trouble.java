package io.baton.system;

/**
 * Why a call of a system came to nothing.
 *
 * @param problem what happened, one sentence that names the system
 * @param answered the beginning of what the system answered, empty for nothing; not for logs
 * @param remedy what a person is to do, one sentence
 */
public record Trouble(String problem, String answered, String remedy) {

  /** All of it, for an incident. */
  public String text() {
    return answered.isEmpty()
        ? problem + " " + remedy
        : problem + " It answered: \"" + answered + "\". " + remedy;
  }
}
