package io.baton.benchmark.shape;

import io.baton.benchmark.policy.SyntheticPolicy;

/**
 * What the hand-made processes of a policy say in FEEL, as short as it can be: the key and the
 * cause of a call, what is remembered of a report.
 */
record HandMade(SyntheticPolicy policy) {
  static final String REQUEST_KEY = "orderId + \":request\"";

  static String trigger(String system) {
    return "Trigger_" + system;
  }

  static String status(String system) {
    return "Status_" + system;
  }

  /** The job of a call; every system of these policies is called once. */
  Extensions call(String system) {
    return new Extensions()
        .triggerJob()
        .headers(system, policy.replies(system))
        .input("orderId + \":%s:1\"".formatted(system), "key")
        .input(cause(system), "trigger_cause");
  }

  private String cause(String system) {
    if (policy.first().contains(system)) {
      return "{system: \"request\", status: \"received\"}";
    }
    if (!policy.joining().isEmpty() && system.equals(policy.joined())) {
      String first = policy.joining().getFirst();
      return "if %s.last then %s else %s"
          .formatted(first, reported(first), reported(policy.joining().getLast()));
    }
    return policy.ids().stream()
        .filter(other -> policy.next(other).contains(system))
        .map(HandMade::reported)
        .findFirst()
        .orElseThrow();
  }

  private static String reported(String system) {
    return "{system: \"%1$s\", status: %1$s.status, eventId: %1$s.eventId}".formatted(system);
  }

  /** What is remembered of a reply. */
  String replied(String system) {
    return "{status: feedback.status, eventId: feedback.eventId%s}".formatted(last(system));
  }

  /** What is remembered of a status; the event ids make out a duplicate. */
  String received(String system) {
    return ("{fresh: not(list contains(%1$s.events, feedback.eventId) = true),"
            + " status: feedback.status, eventId: feedback.eventId, events: if %1$s.events = null"
            + " then [feedback.eventId] else append(%1$s.events, feedback.eventId)%2$s}")
        .formatted(system, last(system));
  }

  /** Whether it is the second of two that are waited for. */
  private String last(String system) {
    return policy.joining().stream()
        .filter(other -> policy.joining().contains(system) && !other.equals(system))
        .map(other -> ", last: %s.status = \"finished\"".formatted(other))
        .findFirst()
        .orElse("");
  }

  /** Whether the last report of a system moves the order. */
  String moves(String system) {
    String finished = "%s.status = \"finished\"".formatted(system);
    return policy.replies(system) ? finished : "%s.fresh and %s".formatted(system, finished);
  }

  /**
   * The request is listened to: its reports are remembered, each once. An event sub-process is the
   * cheapest way.
   */
  void listenToRequest(ProcessXml xml) {
    ProcessXml.Scope inside =
        xml.scope()
            .statusStart(
                status("request"),
                REQUEST_KEY,
                new Extensions().output(received("request"), "request"));
    xml.process().subProcess("Request", true, "", inside);
  }
}
