package io.baton.observe;

import io.baton.order.OrderEnded;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers the traces of an order's calls and feedback, so that one goes on where no header
 * carries it: from a call to the feedback that answers it days later, and from there to the engine.
 *
 * <p>Nothing is remembered unless tracing is on, and a trace that cannot be kept holds up nothing.
 */
@Component
class Traces {

  private static final Logger log = LoggerFactory.getLogger(Traces.class);

  private static final String TRACEPARENT = "traceparent";

  /** In the place of an event id: the call itself. */
  static final String CALL = "";

  private final ObservationRegistry observations;
  private final Tracer tracer;
  private final Propagator propagator;
  private final JdbcClient jdbc;

  Traces(ObservationRegistry observations, Tracer tracer, Propagator propagator, JdbcClient jdbc) {
    this.observations = observations;
    this.tracer = tracer;
    this.propagator = propagator;
    this.jdbc = jdbc;
  }

  /** An observation, not started yet, that goes on with the current trace. */
  Observation here(String name) {
    return Observation.createNotStarted(name, observations);
  }

  /**
   * The same, but it goes on with what is remembered, if that is another trace than the current.
   */
  Observation goingOn(String name, String orderId, String system, String eventId) {
    return remembered(orderId, system, eventId)
        .filter(traceparent -> !isCurrent(traceparent))
        .map(traceparent -> after(name, traceparent))
        .orElseGet(() -> here(name));
  }

  /** Remembers the current trace; of an event the first one counts, of a call the newest. */
  void remember(String orderId, String system, String eventId) {
    Span span = tracer.currentSpan();
    if (span == null || !Boolean.TRUE.equals(span.context().sampled())) {
      return;
    }
    Map<String, String> headers = new HashMap<>();
    propagator.inject(span.context(), headers, (ignored, key, value) -> headers.put(key, value));
    String traceparent = headers.get(TRACEPARENT);
    if (traceparent == null) {
      return;
    }
    try {
      if (eventId.equals(CALL)) {
        delete(orderId, system, eventId);
      }
      jdbc.sql(
              "insert into trace_context (order_id, system, event_id, traceparent)"
                  + " values (?, ?, ?, ?)")
          .params(orderId, system, eventId, traceparent)
          .update();
    } catch (DuplicateKeyException known) {
      log.debug("The trace of {} is known already.", orderId);
    } catch (DataAccessException e) {
      log.warn("A trace is not remembered.", e);
    }
  }

  /** Nothing goes on after the order's end. */
  @EventListener
  void forget(OrderEnded ended) {
    forget(ended.orderId());
  }

  void forget(String orderId) {
    try {
      jdbc.sql("delete from trace_context where order_id = ?").param(orderId).update();
    } catch (DataAccessException e) {
      log.warn("Traces of an order that has ended are not forgotten.", e);
    }
  }

  private Optional<String> remembered(String orderId, String system, String eventId) {
    if (propagator.fields().isEmpty()) {
      return Optional.empty();
    }
    try {
      return jdbc.sql(
              "select traceparent from trace_context"
                  + " where order_id = ? and system = ? and event_id = ?")
          .params(orderId, system, eventId)
          .query(String.class)
          .optional();
    } catch (DataAccessException e) {
      log.warn("A trace is not found again.", e);
      return Optional.empty();
    }
  }

  private void delete(String orderId, String system, String eventId) {
    jdbc.sql("delete from trace_context where order_id = ? and system = ? and event_id = ?")
        .params(orderId, system, eventId)
        .update();
  }

  private boolean isCurrent(String traceparent) {
    Span span = tracer.currentSpan();
    return span != null && traceparent.contains(span.context().traceId());
  }

  private Observation after(String name, String traceparent) {
    ReceiverContext<Map<String, String>> context =
        new ReceiverContext<>((carrier, key) -> carrier.get(key), Kind.CONSUMER);
    context.setCarrier(Map.of(TRACEPARENT, traceparent));
    return Observation.createNotStarted(name, () -> context, observations);
  }
}
