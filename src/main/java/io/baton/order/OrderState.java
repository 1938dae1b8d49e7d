package io.baton.order;

/** How far an order is, as far as its jobs have told. */
public enum OrderState {
  /** Its process runs, or an exception has been handled and it goes on. */
  RUNNING,
  /** An exception is being handled: its feedback is kept, not published. */
  PAUSED,
  ENDED
}
