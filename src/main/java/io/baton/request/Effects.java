package io.baton.request;

import io.baton.feedback.OrderReports.Report;
import io.baton.order.OrderEvent;
import io.baton.order.OrderEvents.Timed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of each report. The ledger knows the reports and what happened, and of most of what
 * happened which system and status caused it: of several reports of that status, the latest before.
 */
final class Effects {

  private final Map<Report, List<String>> triggered = new HashMap<>();
  private final Map<Report, String> other = new HashMap<>();
  private Optional<Instant> end = Optional.empty();

  Effects(List<Timed> happened, List<Report> reports) {
    for (Timed timed : happened) {
      switch (timed.event()) {
        case OrderEvent.Triggered(String system, String key, OrderEvent.Cause cause) ->
            decided(reports, timed.at(), cause)
                .ifPresent(
                    report ->
                        triggered.computeIfAbsent(report, r -> new ArrayList<>()).add(system));
        case OrderEvent.Paused paused ->
            latest(reports, timed.at(), paused.system(), paused.status())
                .ifPresent(report -> other.put(report, "paused the order"));
        case OrderEvent.Ended ended -> end = Optional.of(timed.at());
        case OrderEvent.Instructed instructed -> {}
        case OrderEvent.Settled settled -> {}
        case OrderEvent.Resumed resumed -> {}
      }
    }
  }

  private static Optional<Report> decided(
      List<Report> reports, Instant before, OrderEvent.Cause cause) {
    return cause.eventId().isEmpty()
        ? latest(reports, before, cause.system(), cause.status())
        : reports.stream()
            .filter(report -> report.feedback().system().equals(cause.system()))
            .filter(report -> report.feedback().eventId().equals(cause.eventId().get()))
            .findFirst();
  }

  private static Optional<Report> latest(
      List<Report> reports, Instant before, String system, String status) {
    return reports.reversed().stream()
        .filter(report -> !report.at().isAfter(before))
        .filter(report -> report.feedback().system().equals(system))
        .filter(report -> report.feedback().status().equals(status))
        .findFirst();
  }

  String of(Report report) {
    if (report.quarantined().isPresent()) {
      return "quarantined: " + report.quarantined().get();
    }
    if (other.containsKey(report)) {
      return other.get(report);
    }
    if (triggered.containsKey(report)) {
      return "triggered " + String.join(", ", triggered.get(report));
    }
    if (end.isPresent() && report.at().isAfter(end.get())) {
      return "too late";
    }
    return report.waits() ? "waits" : "stored";
  }
}
