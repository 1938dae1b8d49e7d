package io.baton.security;

import io.baton.feedback.Intake;
import org.springframework.http.HttpStatus;

/**
 * Why somebody is not let in, and what to do. Nothing here tells whether a system exists or has a
 * secret.
 */
record Refusal(HttpStatus status, String title, String detail, String remedy) {

  private static final String HOW_TO_SIGN =
      "Sign <webhook-id>.<webhook-timestamp>.<body> with HMAC-SHA256 and the secret of the system in"
          + " the address, over the very bytes that are sent; docs/security.md shows how.";

  static final Refusal UNSIGNED =
      unauthorized(
          "The report shows no credentials.",
          "Send webhook-id, webhook-timestamp and webhook-signature, or Authorization: Bearer and a"
              + " token of the identity provider. "
              + HOW_TO_SIGN);

  static final Refusal NO_TOKEN =
      unauthorized(
          "The request shows no credentials.",
          "Send Authorization: Bearer and your token. ./baton token makes one.");

  static final Refusal TWO_WAYS =
      unauthorized(
          "The report has a signature and an Authorization header.", "Send one of the two.");

  static final Refusal WRONG_ID =
      unauthorized(
          "The header webhook-id is missing, or is no plain id.",
          "Send up to 256 letters, digits and ._:/+=~- that are unique for this report.");

  static final Refusal WRONG_TIMESTAMP =
      unauthorized(
          "The header webhook-timestamp is missing, or is no number.",
          "Send the seconds since 1970-01-01 UTC.");

  static final Refusal OUT_OF_TIME =
      unauthorized(
          "The time in webhook-timestamp is too far from the time here, which the header Date tells.",
          "Set your clock, and sign again with the time of each attempt.");

  static final Refusal WRONG_SIGNATURE = unauthorized("The signature does not fit.", HOW_TO_SIGN);

  static final Refusal TOO_LARGE =
      new Refusal(
          HttpStatus.PAYLOAD_TOO_LARGE,
          "Feedback too large",
          "Feedback may have " + Intake.LARGEST / 1024 + " KB at most.",
          "Send a reference to large contents, not the contents.");

  static final Refusal BROKEN_OFF =
      new Refusal(
          HttpStatus.REQUEST_TIMEOUT,
          "Body incomplete",
          "The body did not come to its end in time.",
          "Send it again, without pauses.");

  static final Refusal ISSUER_AWAY =
      new Refusal(
          HttpStatus.SERVICE_UNAVAILABLE,
          "Token not checked",
          "The identity provider does not answer, so the token cannot be checked.",
          "Send it again in a moment.");

  static final Refusal BROWSER =
      forbidden(
          "Baton runs without security and so serves only programs of its own machine, no browsers.",
          "Call it at 127.0.0.1 and without the header Origin, or configure security:"
              + " docs/security.md.");

  static final Refusal NOT_PLAIN =
      new Refusal(
          HttpStatus.BAD_REQUEST,
          "Address not understood",
          "The address or a header holds characters that are not served.",
          "Percent-encode what is in the address once, and send no //, no control characters.");

  static Refusal unauthorized(String detail, String remedy) {
    return new Refusal(HttpStatus.UNAUTHORIZED, "Not let in", detail, remedy);
  }

  static Refusal forbidden(String detail, String remedy) {
    return new Refusal(HttpStatus.FORBIDDEN, "Not allowed", detail, remedy);
  }
}
