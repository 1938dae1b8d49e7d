package io.baton.feedback;

import io.baton.deployment.KnownStatuses;
import io.baton.deployment.KnownSystems;
import io.baton.feedback.Quarantine.Reason;
import io.baton.order.OrderLedger;
import io.baton.order.OrderProcess;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says what speaks against delivering feedback: nothing that is deployed could act upon it. */
@Component
class Objections {

  private final KnownSystems systems;
  private final KnownStatuses statuses;
  private final OrderLedger orders;

  Objections(KnownSystems systems, KnownStatuses statuses, OrderLedger orders) {
    this.systems = systems;
    this.statuses = statuses;
    this.orders = orders;
  }

  /**
   * Why feedback belongs into quarantine.
   *
   * @param process the one that its order runs, empty if that is not known yet
   */
  Optional<Reason> to(Feedback feedback, Optional<OrderProcess> process) {
    if (!knowsSystem(feedback)) {
      return Optional.of(Reason.UNKNOWN_SYSTEM);
    }
    boolean knowsStatus =
        process.map(known -> statuses.knows(known, feedback.status())).orElse(true);
    return knowsStatus ? Optional.empty() : Optional.of(Reason.UNKNOWN_STATUS);
  }

  /** The order may run another version than this application has in its folder. */
  private boolean knowsSystem(Feedback feedback) {
    return systems.reporters().contains(feedback.system())
        || orders.isTriggered(feedback.orderId(), feedback.system());
  }
}
