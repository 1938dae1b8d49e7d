package io.baton.feedback;

import io.baton.feedback.FeedbackLedger.Arrived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was reported about an order, for those who want to read its story. */
@Component
public class OrderReports {

  private final FeedbackLedger feedbacks;
  private final Quarantine quarantine;

  OrderReports(FeedbackLedger feedbacks, Quarantine quarantine) {
    this.feedbacks = feedbacks;
    this.quarantine = quarantine;
  }

  /**
   * A report.
   *
   * @param at when it came
   * @param isReply whether it was the answer to a trigger call
   * @param waits whether the order has not got it yet
   * @param quarantined why it is in quarantine, empty if it is not
   */
  public record Report(
      Instant at,
      Feedback feedback,
      boolean isReply,
      boolean waits,
      Optional<String> quarantined) {}

  /** All reports about an order, in the order of their arrival. */
  public List<Report> about(String orderId) {
    List<Report> reports = new ArrayList<>();
    for (Arrived arrived : feedbacks.about(orderId)) {
      reports.add(
          new Report(
              arrived.at(),
              arrived.feedback(),
              arrived.isReply(),
              arrived.isDue(),
              Optional.empty()));
    }
    quarantine
        .about(orderId)
        .forEach(
            entry ->
                reports.add(
                    new Report(
                        entry.receivedAt(),
                        entry.feedback(),
                        false,
                        false,
                        Optional.of(entry.reason().problem(entry.feedback())))));
    reports.sort(Comparator.comparing(Report::at));
    return reports;
  }
}
