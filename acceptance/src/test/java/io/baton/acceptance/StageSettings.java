package io.baton.acceptance;

import io.baton.sandbox.Scenarios;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What a {@link Stage} is made of.
 *
 * @param seed decides what the systems do
 * @param policies folder of the policies that the processes were generated from
 * @param processes folder of what is deployed
 * @param scenarios how the systems behave
 * @param application settings of the application beside those that it needs to find the others
 * @param gated ids of the systems that can be taken away
 */
public record StageSettings(
    long seed,
    Path policies,
    Path processes,
    Scenarios scenarios,
    Map<String, String> application,
    List<String> gated) {

  /** The policies that come with Baton and their systems. */
  public static StageSettings of(long seed) {
    return new StageSettings(
        seed,
        Path.of(System.getProperty("baton.policies")),
        Path.of(System.getProperty("baton.processes")),
        Scenarios.builtIn(),
        Map.of(),
        List.of());
  }

  /** Other policies and their systems. */
  public StageSettings with(Path policies, Path processes, Scenarios scenarios) {
    return new StageSettings(seed, policies, processes, scenarios, application, gated);
  }

  public StageSettings withApplication(Map<String, String> application) {
    return new StageSettings(seed, policies, processes, scenarios, application, gated);
  }

  public StageSettings withGates(List<String> gated) {
    return new StageSettings(seed, policies, processes, scenarios, application, gated);
  }
}
