package io.baton.acceptance;

/** What came of offering an order. */
public sealed interface Offer {
  record Taken() implements Offer {}

  /** Nothing was kept, and the caller was told so, and when to come again. */
  record Refused() implements Offer {}

  /** Nobody knows. */
  record Unclear(String how) implements Offer {}
}
