package io.baton.generator.explore;

import io.baton.generator.model.FulfillmentPolicy;
import java.util.ArrayList;
import java.util.List;

/** What can be reported to an order as it stands. */
final class Reports {

  private Reports() {}

  /** The statuses that a reporter can report now, {@code overdue} among them. */
  static List<String> possible(Tables tables, Situation order, int reporter) {
    boolean isHeard =
        tables.answersByReply(reporter)
            ? order.of(reporter).openCalls() > 0
            : isListenedTo(tables, order, reporter);
    if (!isHeard) {
      return List.of();
    }
    List<String> statuses = tables.vocabulary(reporter);
    if (!canBeOverdue(tables, order, reporter)) {
      return statuses;
    }
    List<String> all = new ArrayList<>(statuses);
    all.add(FulfillmentPolicy.OVERDUE);
    return all;
  }

  private static boolean isListenedTo(Tables tables, Situation order, int reporter) {
    LocalState state = order.of(reporter);
    return !tables.answersByReply(reporter)
        && !state.isDone()
        && (reporter == Tables.REQUEST || state.triggered() > 0);
  }

  private static boolean canBeOverdue(Tables tables, Situation order, int reporter) {
    LocalState state = order.of(reporter);
    return tables.reporter(reporter).deadline().isPresent()
        && !state.isWithoutDeadline()
        && !state.isOverdue()
        && !nobodyHasMoreToSay(tables, order);
  }

  /** Contract 4.14. */
  static boolean nobodyHasMoreToSay(Tables tables, Situation order) {
    for (int system = 1; system < tables.reporterCount(); system++) {
      if (!hasNothingMoreToSay(tables, order, system)) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is at work on a report that the order will need, as far as the tables tell. */
  static boolean isAtWork(Tables tables, Situation order, int system) {
    return !hasNothingMoreToSay(tables, order, system)
        && (tables.answersByReply(system) || !tables.reporter(system).done().isEmpty());
  }

  /** It was not triggered, or is done, or has replied to every call. */
  private static boolean hasNothingMoreToSay(Tables tables, Situation order, int system) {
    LocalState state = order.of(system);
    return state.triggered() == 0
        || (tables.answersByReply(system) ? state.openCalls() == 0 : state.isDone());
  }
}
