package io.baton.deployment;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells at start-up what is wrong with the processes, instead of a stack trace. */
class UnusableProcessesAnalyzer extends AbstractFailureAnalyzer<UnusableProcessesException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnusableProcessesException cause) {
    return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
  }
}
