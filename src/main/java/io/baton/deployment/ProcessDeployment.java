package io.baton.deployment;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.camunda.client.api.command.ClientStatusException;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 *
 * <p>The engine compares with its newest version only and would take an older file for a change. So
 * what is known to be older is left alone: an application that is started again while others have
 * gone on, or that is replaced one by one, must not bring the old rules back.
 */
@Component
class ProcessDeployment implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(ProcessDeployment.class);

  private static final int SECONDS_BETWEEN_MESSAGES = 10;

  private final CamundaClient client;
  private final ProcessFolder folder;
  private final DeployedVersions versions;
  private final ApplicationEventPublisher events;
  private final CountDownLatch stopped = new CountDownLatch(1);

  ProcessDeployment(
      CamundaClient client,
      ProcessFolder folder,
      DeployedVersions versions,
      ApplicationEventPublisher events) {
    this.client = client;
    this.folder = folder;
    this.versions = versions;
    this.events = events;
  }

  @Override
  public void run(ApplicationArguments arguments) throws InterruptedException {
    if (!engineIsThere()) {
      return;
    }
    try {
      events.publishEvent(new ProcessesDeployed(deploy()));
    } catch (ClientStatusException e) {
      if (stopped.getCount() > 0) {
        throw e;
      }
    }
  }

  private List<Deployed> deploy() throws InterruptedException {
    List<ProcessFile> files = new ArrayList<>(folder.files());
    NewerVersions newer = new NewerVersions(versions, new EngineVersions(client), this::goesOn);
    for (ProcessFile file : folder.files()) {
      Optional<Integer> older = newer.than(file);
      if (older.isPresent()) {
        files.remove(file);
        tellOfNewer(file, older.get());
      }
    }
    // A form goes with the processes that show it.
    boolean isAllOlder = files.stream().allMatch(file -> file.processIds().isEmpty());
    EngineDeployment deployment = new EngineDeployment(client, this::goesOn);
    List<Deployed> deployed = new ArrayList<>();
    for (ProcessFile file : isAllOlder ? List.<ProcessFile>of() : files) {
      for (Deployed each : deployment.deploy(file)) {
        versions.note(file, each);
        tell(file, each);
        deployed.add(each);
      }
    }
    return deployed;
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

  /** Waits between two tries, unless the application is stopped. */
  private boolean goesOn(String problem) throws InterruptedException {
    log.warn(problem);
    return !stopped.await(1, TimeUnit.SECONDS);
  }

  private static void tellOfNewer(ProcessFile file, int version) {
    log.warn(
        "Process {}: the engine has newer versions than version {}, which is the one in {}. It is left"
            + " alone; orders begin with the newest. To go back on purpose, run ./baton deploy.",
        String.join(", ", file.processIds()),
        version,
        file.name());
  }

  private static void tell(ProcessFile file, Deployed deployed) {
    log.info(
        "{} {}: version {}, {}",
        file.facts().isPresent() ? "Process" : "Form",
        deployed.id(),
        deployed.version(),
        deployed.isNew() ? "new" : "unchanged");
  }
}
