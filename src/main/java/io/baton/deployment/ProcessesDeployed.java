package io.baton.deployment;

import java.util.List;

/** Application event: all processes are in the engine, the application is ready to work. */
public record ProcessesDeployed(List<Deployed> deployed) {

  public ProcessesDeployed {
    deployed = List.copyOf(deployed);
  }
}
