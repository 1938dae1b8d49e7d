package io.baton.observe;

import io.baton.order.OrderEnded;
import io.camunda.client.api.response.ActivatedJob;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Watches the jobs: times and traces the calls of systems, counts abnormal statuses, incidents and
 * ends, and tells the log what its lines are about.
 */
@Component
public class JobWatch {

  private static final String PREFIX = "fulfillment-";
  private static final String UNKNOWN = "unknown";

  private final Traces traces;
  private final MeterRegistry meters;

  /**
   * Those whose processes have given a job. The variable of that name is the caller's, who may
   * write anything into it; a meter for each would have no end.
   */
  private final Set<String> businessTypes = ConcurrentHashMap.newKeySet();

  JobWatch(Traces traces, MeterRegistry meters) {
    this.traces = traces;
    this.meters = meters;
  }

  /** Begins to watch a job on this thread. */
  public WatchedJob begin(ActivatedJob job) {
    Map<String, Object> variables = job.getVariablesAsMap();
    Map<?, ?> instruct = variables.get("instruct") instanceof Map<?, ?> map ? map : Map.of();
    String type = job.getType().replaceFirst("^" + PREFIX, "");
    String system = job.getCustomHeaders().getOrDefault("system", text(instruct, "system"));
    String orderId = text(variables, "orderId");
    LogContext lines =
        LogContext.of(orderId, system)
            .put(LogContext.PROCESS_INSTANCE, Long.toString(job.getProcessInstanceKey()));
    String businessType = businessType(job);
    Observation call =
        switch (type) {
          case "trigger" -> call(job, businessType, system, type);
          case "instruct" -> call(job, businessType, system, text(instruct, "instruction"));
          default -> Observation.NOOP;
        };
    call.highCardinalityKeyValue("baton.order", orderId);
    WatchedJob watched = new WatchedJob(meters, lines, call, type, businessType);
    if (type.equals("trigger")) {
      // Before the call: its feedback may be faster than its answer.
      traces.remember(orderId, system, Traces.CALL);
    }
    if (type.equals("exception")) {
      meters
          .counter(
              "baton.orders.abnormal",
              "business_type",
              businessType,
              "node",
              text(instruct, "node"),
              "system",
              system)
          .increment();
    }
    return watched;
  }

  @EventListener
  void ended(OrderEnded ended) {
    String businessType =
        businessTypes.contains(ended.businessType()) ? ended.businessType() : UNKNOWN;
    meters
        .counter("baton.orders.ended", "business_type", businessType, "outcome", ended.outcome())
        .increment();
  }

  private Observation call(ActivatedJob job, String businessType, String system, String call) {
    return traces
        .here("baton.calls")
        .contextualName(call + " " + system)
        .lowCardinalityKeyValue("business_type", businessType)
        .lowCardinalityKeyValue("system", system)
        .lowCardinalityKeyValue("call", call)
        .highCardinalityKeyValue(
            "baton.process_instance", Long.toString(job.getProcessInstanceKey()));
  }

  private String businessType(ActivatedJob job) {
    String process = job.getBpmnProcessId();
    if (!process.startsWith(PREFIX)) {
      return UNKNOWN;
    }
    String businessType = process.substring(PREFIX.length());
    businessTypes.add(businessType);
    return businessType;
  }

  private static String text(Map<?, ?> variables, String name) {
    Object value = variables.get(name);
    return value == null ? "" : value.toString();
  }
}
