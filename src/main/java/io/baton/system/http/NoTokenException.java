package io.baton.system.http;

/** The token endpoint has given no token. */
class NoTokenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  NoTokenException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** A clause about it, without secrets. */
  String reason() {
    return reason;
  }
}
