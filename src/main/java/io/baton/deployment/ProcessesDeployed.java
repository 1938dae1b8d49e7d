package io.baton.deployment;

import java.util.List;

/** Application event: all processes are in the engine, the application is ready to work. */
public record ProcessesDeployed(List<DeployedProcess> processes) {

  public ProcessesDeployed {
    processes = List.copyOf(processes);
  }

  /**
   * A process in the engine.
   *
   * @param isNew whether this start-up has brought this version
   */
  public record DeployedProcess(String processId, int version, boolean isNew) {}
}
