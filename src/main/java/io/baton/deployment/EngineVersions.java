package io.baton.deployment;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.command.CreateProcessInstanceCommandStep1;

/**
 * Says which versions of a process the engine has. Over gRPC nothing tells that, so it is asked for
 * something that it must refuse: an instance that begins at an element that no process has. What it
 * refuses for is the answer, and nothing is started.
 */
public final class EngineVersions {

  /** No id of an element can begin with a digit. */
  private static final String NOWHERE = "0-is-this-version-there";

  private final CamundaClient client;

  public EngineVersions(CamundaClient client) {
    this.client = client;
  }

  /** Whether there is any version of a process. */
  public boolean has(String processId) {
    return isThere(client.newCreateInstanceCommand().bpmnProcessId(processId).latestVersion());
  }

  /** Whether there is a certain version of a process. */
  public boolean has(String processId, int version) {
    return isThere(client.newCreateInstanceCommand().bpmnProcessId(processId).version(version));
  }

  private static boolean isThere(
      CreateProcessInstanceCommandStep1.CreateProcessInstanceCommandStep3 instance) {
    try {
      instance.startBeforeElement(NOWHERE).send().join();
    } catch (ClientStatusException e) {
      return switch (e.getStatusCode()) {
        case NOT_FOUND -> false;
        // It looks for the version before it asks who may start it.
        case INVALID_ARGUMENT, PERMISSION_DENIED -> true;
        default -> throw e;
      };
    }
    throw new IllegalStateException("The engine has started a process at " + NOWHERE);
  }
}
