package io.baton.simulator.life;

import io.baton.generator.model.FulfillmentPolicy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a system, or the request, says about an order.
 *
 * @param reporter its index in {@link Rules#reporters()}; the request's is 0
 * @param feedback all of it as guards see it, with {@code system} and {@code status}
 */
public record Report(int reporter, String status, Map<String, ?> feedback) {

  /**
   * A report as it is sent.
   *
   * @param sent without the system, but with the status
   */
  public static Report of(Rules rules, int reporter, Map<String, ?> sent) {
    Map<String, Object> feedback = new LinkedHashMap<>(sent);
    feedback.put("system", rules.reporters().get(reporter).id());
    return new Report(reporter, String.valueOf(sent.get("status")), feedback);
  }

  static Report of(Rules rules, int reporter, String status) {
    return of(rules, reporter, Map.of("status", status));
  }

  /** By which it is known when it comes again; a deadline that has passed has none. */
  Optional<Object> eventId() {
    return Optional.ofNullable(feedback.get("eventId"));
  }

  boolean isOverdue() {
    return status.equals(FulfillmentPolicy.OVERDUE);
  }
}
