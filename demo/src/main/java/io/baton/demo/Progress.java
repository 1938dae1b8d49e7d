package io.baton.demo;

/** How far a demo has come. */
record Progress(int orders, int started, int fulfilled, int exceptions, int otherEnds) {

  int ended() {
    return fulfilled + exceptions + otherEnds;
  }

  int inFlight() {
    return started - ended();
  }

  /** Counts the orders of the book. */
  static Progress of(int orders, int started, OrderBook book) {
    int fulfilled = 0;
    int exceptions = 0;
    int others = 0;
    for (TrackedOrder order : book.orders()) {
      if (!order.ended()) {
        continue;
      }
      String outcome = order.outcome().orElse("");
      if (outcome.equals("fulfilled")) {
        fulfilled++;
      } else if (outcome.startsWith("exception:")) {
        exceptions++;
      } else {
        others++;
      }
    }
    // The engine may have ended an order before its starter has the answer.
    return new Progress(
        orders, Math.max(started, book.orders().size()), fulfilled, exceptions, others);
  }
}
