package io.baton.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.feedback.OrderReports;
import io.baton.feedback.OrderReports.Report;
import io.baton.order.OrderEvent;
import io.baton.order.OrderEvents;
import io.baton.order.OrderEvents.Timed;
import io.baton.order.OrderLedger;
import io.baton.order.OrderLedger.KnownOrder;
import io.baton.order.OrderLedger.LastCall;
import io.baton.order.OrderState;
import io.baton.request.OrderStarts.Start;
import io.baton.request.Story.Cause;
import io.baton.request.Story.Line;
import io.baton.request.Story.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Tells an order's story from the ledger. */
@Component
class StoryTeller {

  private final OrderStarts starts;
  private final OrderLedger orders;
  private final OrderEvents events;
  private final OrderReports reports;

  StoryTeller(OrderStarts starts, OrderLedger orders, OrderEvents events, OrderReports reports) {
    this.starts = starts;
    this.orders = orders;
    this.events = events;
    this.reports = reports;
  }

  /** The story of an order, empty for one that nobody has heard of. */
  Optional<Story> tell(String orderId) {
    Optional<Start> start = starts.find(orderId);
    return orders
        .find(orderId)
        .map(order -> tell(order, start))
        .or(() -> start.map(StoryTeller::starting));
  }

  private static Story starting(Start start) {
    String asked = start.times() == 1 ? "once" : start.times() + " times";
    return new Story(
        start.orderId(),
        start.businessType(),
        "starting",
        Optional.empty(),
        "Its process has not been seen at work yet; the engine was asked for it " + asked + ".",
        List.of(),
        List.of(new Story.Received(start.receivedAt())));
  }

  private Story tell(KnownOrder order, Optional<Start> start) {
    List<Timed> happened = events.of(order.orderId());
    List<Report> reported = reports.about(order.orderId());
    List<Line> lines = new ArrayList<>();
    start.ifPresent(came -> lines.add(new Story.Received(came.receivedAt())));
    happened.forEach(event -> lines.add(line(event)));
    Effects effects = new Effects(happened, reported);
    reported.forEach(report -> lines.add(line(report, effects.of(report))));
    lines.sort(Comparator.comparing(Line::at));
    List<Waiting> waitsFor =
        order.state() == OrderState.ENDED ? List.of() : waitsFor(order.orderId(), reported);
    return new Story(
        order.orderId(),
        order.process().businessType(),
        order.state().name().toLowerCase(Locale.ROOT),
        order.outcome(),
        stands(order, happened, waitsFor),
        waitsFor,
        lines);
  }

  private static Line line(Timed timed) {
    Instant at = timed.at();
    return switch (timed.event()) {
      case OrderEvent.Triggered(String system, String key, OrderEvent.Cause cause) ->
          new Story.Triggered(
              at,
              system,
              key,
              cause.system().isEmpty()
                  ? Optional.empty()
                  : Optional.of(new Cause(cause.system(), cause.status(), cause.eventId())));
      case OrderEvent.Paused paused ->
          new Story.Paused(
              at, paused.node(), new Cause(paused.system(), paused.status(), Optional.empty()));
      case OrderEvent.Instructed told ->
          new Story.Instructed(
              at,
              told.system(),
              told.instruction(),
              told.node(),
              told.status(),
              told.key(),
              told.answer());
      case OrderEvent.Settled(String key, String why, String by) ->
          new Story.Settled(at, key, why, by);
      case OrderEvent.Resumed resumed -> new Story.Resumed(at);
      case OrderEvent.Ended(String outcome) -> new Story.Ended(at, outcome);
    };
  }

  private static Line line(Report report, String effect) {
    JsonNode content = report.feedback().json();
    return new Story.Reported(
        report.at(),
        report.feedback().system(),
        report.feedback().status(),
        report.feedback().eventId(),
        report.isReply(),
        content.hasNonNull("params") ? Optional.of(content.get("params")) : Optional.empty(),
        effect);
  }

  private List<Waiting> waitsFor(String orderId, List<Report> reported) {
    List<Waiting> waitsFor = new ArrayList<>();
    for (LastCall call : orders.lastCalls(orderId)) {
      boolean hasReported =
          reported.stream()
              .filter(report -> report.feedback().system().equals(call.system()))
              .anyMatch(report -> !report.at().isBefore(call.at()));
      Optional<String> trouble = Optional.of(call.trouble()).filter(problem -> !problem.isEmpty());
      if (trouble.isPresent() || !hasReported) {
        waitsFor.add(new Waiting(call.system(), call.at(), trouble));
      }
    }
    return waitsFor;
  }

  private static String stands(KnownOrder order, List<Timed> happened, List<Waiting> waitsFor) {
    String troubles =
        waitsFor.stream()
            .flatMap(each -> each.trouble().stream())
            .map(trouble -> " " + trouble)
            .collect(Collectors.joining());
    return switch (order.state()) {
      case ENDED -> "It has ended: " + order.outcome().orElse("") + ".";
      case PAUSED -> paused(order, happened, troubles);
      case RUNNING ->
          waitsFor.isEmpty()
              ? "All systems that were called have reported; it listens for what more they report."
              : "It waits for "
                  + waitsFor.stream()
                      .map(each -> each.system() + " (since " + each.since() + ")")
                      .collect(Collectors.joining(", "))
                  + "."
                  + troubles;
    };
  }

  private static String paused(KnownOrder order, List<Timed> happened, String troubles) {
    String what =
        happened.reversed().stream()
            .map(Timed::event)
            .filter(OrderEvent.Paused.class::isInstance)
            .map(OrderEvent.Paused.class::cast)
            .findFirst()
            .map(why -> " at " + why.node() + ": " + why.system() + " reported " + why.status())
            .orElse("");
    return "It is paused since "
        + order.pausedSince().map(Instant::toString).orElse("a while")
        + what
        + "."
        + (troubles.isEmpty() ? " Systems are told, or a person has to decide." : troubles);
  }
}
