package io.baton.simulator.life;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Reports about an order that nobody has listened to yet, in order of arrival. */
final class Inbox {
  private final List<Report> waiting = new ArrayList<>(0);

  void add(Report report) {
    waiting.add(report);
  }

  /** 4.8, 4.11: takes the first whose system is listened to. */
  Optional<Report> heard(OrderState order) {
    if (order.phase == OrderState.Phase.RUNNING && !waiting.isEmpty()) {
      for (Iterator<Report> reports = waiting.iterator(); reports.hasNext(); ) {
        Report report = reports.next();
        if (order.of(report.reporter()).listening) {
          reports.remove();
          return Optional.of(report);
        }
      }
    }
    return Optional.empty();
  }
}
