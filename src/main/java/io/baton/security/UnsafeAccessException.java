package io.baton.security;

/** The application must not start: it would let in whom it should not, or nobody at all. */
class UnsafeAccessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  UnsafeAccessException(String problem, String remedy) {
    super(problem);
    this.remedy = remedy;
  }

  /** What to do, one sentence or more. */
  String remedy() {
    return remedy;
  }
}
