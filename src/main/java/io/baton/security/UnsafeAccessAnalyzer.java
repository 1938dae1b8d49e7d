package io.baton.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells at start-up what is wrong with who is let in, instead of a stack trace. */
class UnsafeAccessAnalyzer extends AbstractFailureAnalyzer<UnsafeAccessException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnsafeAccessException cause) {
    return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
  }
}
