package io.baton.observe;

import io.baton.deployment.KnownSystems;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Watches feedback from the intake to the engine: counts the answers, times and traces what is kept
 * and published, and tells the log what its lines are about.
 */
@Component
public class FeedbackWatch {

  private final KnownSystems systems;
  private final Traces traces;
  private final MeterRegistry meters;

  FeedbackWatch(KnownSystems systems, Traces traces, MeterRegistry meters) {
    this.systems = systems;
    this.traces = traces;
    this.meters = meters;
  }

  /** The intake has answered. */
  public void answered(String system, String answer) {
    meters.counter("baton.feedback", "system", known(system), "answer", answer).increment();
  }

  /** Feedback is being kept: in the trace of the call that it answers. */
  public <T> T keeping(String orderId, String system, String eventId, Supplier<T> work) {
    SpanContext request = Span.current().getSpanContext();
    return watched(
        traces
            .goingOn("baton.intake", orderId, system, Traces.CALL)
            .contextualName("keep " + system),
        orderId,
        system,
        () -> {
          // The system may have a trace of its own, in which the request is.
          Span span = Span.current();
          if (!request.getTraceId().equals(span.getSpanContext().getTraceId())) {
            span.addLink(request);
          }
          traces.remember(orderId, system, eventId);
          return work.get();
        });
  }

  /** Feedback is being published: in the trace of its arrival. */
  public <T> T publishing(String orderId, String system, String eventId, Supplier<T> work) {
    return watched(
        traces
            .goingOn("baton.publish", orderId, system, eventId)
            .contextualName("publish " + system),
        orderId,
        system,
        work);
  }

  private <T> T watched(Observation observation, String orderId, String system, Supplier<T> work) {
    observation.lowCardinalityKeyValue("system", known(system));
    observation.highCardinalityKeyValue("baton.order", orderId);
    return Objects.requireNonNull(
        observation.observe(() -> LogContext.of(orderId, system).during(work)));
  }

  /** Anybody can make up systems; a meter for each would have no end. */
  private String known(String system) {
    return systems.reporters().contains(system) ? system : "unknown";
  }
}
