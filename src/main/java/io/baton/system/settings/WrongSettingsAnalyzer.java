package io.baton.system.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells at start-up which settings are wrong, instead of a stack trace. */
class WrongSettingsAnalyzer extends AbstractFailureAnalyzer<WrongSettingsException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, WrongSettingsException cause) {
    return new FailureAnalysis(
        cause.problems(),
        "Correct these settings. docs/service-developer.md lists all that there are.",
        cause);
  }
}
