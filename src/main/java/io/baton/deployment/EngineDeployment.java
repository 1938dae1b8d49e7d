package io.baton.deployment;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.DeploymentEvent;
import java.util.ArrayList;
import java.util.List;

/** Brings files into the engine, at the start of the application and by command. */
public final class EngineDeployment {

  private final CamundaClient client;
  private final Patience patience;

  public EngineDeployment(CamundaClient client, Patience patience) {
    this.client = client;
    this.patience = patience;
  }

  /**
   * Deploys a file, unless the newest version in the engine is the same to the byte. In a command
   * of its own: of two files in one command, both get a new version if one does.
   *
   * @throws UnusableProcessesException if the engine refuses it
   * @throws ClientStatusException if patience is over
   */
  public List<Deployed> deploy(ProcessFile file) throws InterruptedException {
    if (file.content().length > EngineRefusal.LARGEST_RECORD) {
      throw EngineRefusal.tooLarge(file); // The engine would ask for patience, for ever.
    }
    try {
      return deployed(
          patience.asking(
              "Deploying " + file.name(),
              () ->
                  client
                      .newDeployResourceCommand()
                      .addResourceBytes(file.content(), file.name())
                      .send()
                      .join()));
    } catch (ClientStatusException e) {
      throw switch (e.getStatusCode()) {
        case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED -> e;
        default -> EngineRefusal.of(file, e);
      };
    }
  }

  private static List<Deployed> deployed(DeploymentEvent deployment) {
    List<Deployed> deployed = new ArrayList<>();
    // Keys grow: what is older than its deployment was there before.
    for (var form : deployment.getForm()) {
      boolean isNew = form.getFormKey() > deployment.getKey();
      deployed.add(new Deployed(form.getFormId(), form.getVersion(), isNew));
    }
    for (var process : deployment.getProcesses()) {
      boolean isNew = process.getProcessDefinitionKey() > deployment.getKey();
      deployed.add(new Deployed(process.getBpmnProcessId(), process.getVersion(), isNew));
    }
    return deployed;
  }
}
