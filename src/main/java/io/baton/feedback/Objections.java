package io.baton.feedback;

import io.baton.deployment.KnownSystems;
import io.baton.feedback.Quarantine.Reason;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what speaks against delivering feedback: nothing that is deployed could act upon it. */
@Component
class Objections {

  private final KnownSystems known;

  Objections(KnownSystems known) {
    this.known = known;
  }

  /**
   * Why feedback belongs into quarantine.
   *
   * @param businessType of its order, empty if that is not known yet
   */
  Optional<Reason> to(Feedback feedback, Optional<String> businessType) {
    if (!known.reporters().contains(feedback.system())) {
      return Optional.of(Reason.UNKNOWN_SYSTEM);
    }
    boolean knowsStatus =
        businessType.map(type -> known.knowsStatus(type, feedback.status())).orElse(true);
    return knowsStatus ? Optional.empty() : Optional.of(Reason.UNKNOWN_STATUS);
  }
}
