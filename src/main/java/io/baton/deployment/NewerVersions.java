package io.baton.deployment;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Tells whether the engine has newer versions of a process than the one that was made from a file:
 * by the ledger, which knows what applications have deployed, and by the engine, which also has
 * what was deployed by others.
 */
final class NewerVersions {

  private final DeployedVersions ledger;
  private final EngineVersions engine;
  private final Patience patience;

  NewerVersions(DeployedVersions ledger, EngineVersions engine, Patience patience) {
    this.ledger = ledger;
    this.engine = engine;
    this.patience = patience;
  }

  /** The version made from the file, if there are newer ones; empty if there are none. */
  Optional<Integer> than(ProcessFile file) throws InterruptedException {
    for (String processId : file.processIds()) {
      Optional<Integer> own = ledger.madeFrom(file, processId);
      if (own.isPresent()
          && patience.asking(
              "Asking for versions of " + processId, () -> isNewerThere(processId, own.get()))) {
        return own;
      }
    }
    return Optional.empty();
  }

  /** The engine has the last word: its data may have been lost, and the ledger does not know. */
  private boolean isNewerThere(String processId, int own) {
    return IntStream.concat(
            IntStream.of(own + 1),
            ledger.newerThan(processId, own).stream().mapToInt(version -> version))
        .distinct()
        .anyMatch(version -> engine.has(processId, version));
  }
}
