package io.baton.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;

/** A job under way on this thread. */
public final class WatchedJob implements AutoCloseable {

  private final MeterRegistry meters;
  private final LogContext lines;
  private final Observation call;
  private final Observation.Scope scope;
  private final String type;
  private final String businessType;

  WatchedJob(
      MeterRegistry meters, LogContext lines, Observation call, String type, String businessType) {
    this.meters = meters;
    this.lines = lines;
    this.call = call.start();
    this.scope = call.openScope();
    this.type = type;
    this.businessType = businessType;
  }

  /**
   * The work is done, whatever came of it; the engine is told afterwards.
   *
   * @param outcome such as {@code completed}, one of a few words
   */
  public void worked(String outcome) {
    scope.close();
    call.lowCardinalityKeyValue("outcome", outcome).stop();
    if (outcome.equals("incident")) {
      meters.counter("baton.incidents", "business_type", businessType, "job", type).increment();
    }
  }

  @Override
  public void close() {
    lines.close();
  }
}
