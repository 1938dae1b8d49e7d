package io.baton.demo;

/**
 * System calls made for orders that failed in the end: what staging wasted, and what a dispatch to
 * all systems at once would have wasted on the same orders.
 *
 * @param failedOrders orders that ended by exception
 * @param staged trigger calls made for them
 * @param allAtOnce the same orders times the systems of their policy
 */
record Waste(int failedOrders, long staged, long allAtOnce) {

  static final Waste NONE = new Waste(0, 0, 0);

  Waste plus(Waste other) {
    return new Waste(
        failedOrders + other.failedOrders, staged + other.staged, allAtOnce + other.allAtOnce);
  }

  /** Share of the calls that staging saved, 0 to 1; 0 when nothing would have been wasted. */
  double saved() {
    return allAtOnce == 0 ? 0 : 1 - (double) staged / allAtOnce;
  }
}
