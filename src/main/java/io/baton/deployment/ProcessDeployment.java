package io.baton.deployment;

import io.baton.deployment.ProcessesDeployed.DeployedProcess;
import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import io.camunda.client.api.response.DeploymentEvent;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Waits for the engine at start-up and deploys the processes and forms that it does not have yet.
 */
@Component
class ProcessDeployment implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(ProcessDeployment.class);

  private static final int SECONDS_BETWEEN_MESSAGES = 10;

  private final CamundaClient client;
  private final ProcessFolder folder;
  private final ApplicationEventPublisher events;
  private final CountDownLatch stopped = new CountDownLatch(1);

  ProcessDeployment(CamundaClient client, ProcessFolder folder, ApplicationEventPublisher events) {
    this.client = client;
    this.folder = folder;
    this.events = events;
  }

  @Override
  public void run(ApplicationArguments arguments) throws InterruptedException {
    if (!engineIsThere()) {
      return;
    }
    List<DeployedProcess> deployed = new ArrayList<>();
    for (ProcessFile file : folder.files()) {
      deployed.addAll(deploy(file));
    }
    events.publishEvent(new ProcessesDeployed(deployed));
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }

  /** False if the application is stopped before. */
  private boolean engineIsThere() throws InterruptedException {
    for (int seconds = 0; ; seconds++) {
      try {
        if (!client.newTopologyRequest().send().join().getBrokers().isEmpty()) {
          return true;
        }
      } catch (ClientException e) {
        log.debug("No engine yet", e);
      }
      if (seconds % SECONDS_BETWEEN_MESSAGES == 0) {
        log.warn(
            "Waiting for the Camunda engine at {}. Start it, or set camunda.client.grpc-address.",
            client.getConfiguration().getGrpcAddress());
      }
      if (stopped.await(1, TimeUnit.SECONDS)) {
        return false;
      }
    }
  }

  /** A command of its own: of two resources in one command, both get a new version if one does. */
  private List<DeployedProcess> deploy(ProcessFile file) throws InterruptedException {
    while (true) {
      try {
        return report(
            client
                .newDeployResourceCommand()
                .addResourceBytes(file.content(), file.name())
                .send()
                .join());
      } catch (ClientStatusException e) {
        switch (e.getStatusCode()) {
          case UNAVAILABLE, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED ->
              log.warn("Deploying {} again: {}", file.name(), e.getStatusCode());
          default ->
              throw new UnusableProcessesException(
                  "The engine refuses the file " + file.name() + ": " + e.getMessage(),
                  "Correct its policy and generate it again.",
                  e);
        }
      }
      if (stopped.await(1, TimeUnit.SECONDS)) {
        return List.of();
      }
    }
  }

  private static List<DeployedProcess> report(DeploymentEvent deployment) {
    List<DeployedProcess> deployed = new ArrayList<>();
    for (var process : deployment.getProcesses()) {
      // Keys grow: a process older than its deployment was there before.
      boolean isNew = process.getProcessDefinitionKey() > deployment.getKey();
      log.info(
          "Process {}: version {}, {}",
          process.getBpmnProcessId(),
          process.getVersion(),
          isNew ? "new" : "unchanged");
      deployed.add(new DeployedProcess(process.getBpmnProcessId(), process.getVersion(), isNew));
    }
    return deployed;
  }
}
