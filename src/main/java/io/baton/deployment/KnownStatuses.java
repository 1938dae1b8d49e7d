package io.baton.deployment;

import io.baton.deployment.DeployedVersions.Statuses;
import io.baton.order.OrderProcess;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What systems may report, by the version of the process that an order runs: it may be older than
 * this application's folder, or newer.
 */
@Component
public class KnownStatuses {

  private final KnownSystems folder;
  private final DeployedVersions versions;

  KnownStatuses(KnownSystems folder, DeployedVersions versions) {
    this.folder = folder;
    this.versions = versions;
  }

  /**
   * Whether a status means anything to the policy of an order. Yes if that is not known: the
   * version was deployed by somebody else, who may know why.
   */
  public boolean knows(OrderProcess process, String status) {
    Optional<Set<String>> known =
        process
            .version()
            .map(version -> versions.statuses(process.processId(), version))
            .map(statuses -> statuses.flatMap(Statuses::known))
            .orElseGet(() -> folder.statuses(process.businessType()));
    return known.map(statuses -> statuses.contains(status)).orElse(true);
  }
}
