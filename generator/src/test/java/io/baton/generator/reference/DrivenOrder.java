package io.baton.generator.reference;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One order and all that can happen to it; each happening returns what the order does in answer,
 * once everything has come to rest.
 */
public interface DrivenOrder {

  /** The order starts; {@code orderId} null: it comes without one. */
  List<Action> start(@Nullable String orderId, Map<String, ?> order);

  /**
   * A system, or the request, feeds back. {@code feedback} is as it is sent, without the system.
   */
  List<Action> report(String system, Map<String, ?> feedback);

  /** The system answered the call that is open; its statuses come later. */
  List<Action> callCompleted(String system);

  /** The system answered the call that is open with its status. */
  List<Action> reply(String system, Map<String, ?> feedback);

  /** The clock moves; deadlines that lie in between pass. */
  List<Action> timePasses(Duration duration);

  /** A person says {@code "resume"} or {@code "end"}, or something else. */
  List<Action> decision(String decision);

  /** What waited for the order is delivered, it goes on: the answer to {@link Action.Resumed}. */
  List<Action> resumed();

  /** Keys of the trigger calls that are being made. */
  Set<String> openCalls();
}
