package io.baton.sandbox;

import java.net.URI;

/**
 * How a sandbox runs.
 *
 * @param host the address to listen on, such as {@code 127.0.0.1}
 * @param port 0 for any free one
 * @param seed decides what happens to every order
 * @param baton base URL of Baton's application, which takes the feedback
 * @param secrets with what the systems sign
 * @param speed how many times faster than the scenarios say; above 0
 */
public record SandboxSettings(
    String host,
    int port,
    long seed,
    URI baton,
    Scenarios scenarios,
    Secrets secrets,
    double speed) {

  public SandboxSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is between 0 and 65535, not " + port);
    }
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("the speed is a number above 0, not " + speed);
    }
  }

  /** On this machine only, any free port, the built-in scenarios at their own speed. */
  public static SandboxSettings embedded(long seed, URI baton) {
    return new SandboxSettings("127.0.0.1", 0, seed, baton, Scenarios.builtIn(), Secrets.none(), 1);
  }
}
