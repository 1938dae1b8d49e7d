package io.baton.generator.reference;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One order that things happen to, on an engine or in the reference. */
public interface DrivenOrder {

  /** Lets that happen and returns what the order does in answer, once it has come to rest. */
  List<Action> happens(Happening happening);

  /** The trigger calls that are being made: by its key, why each was decided. */
  Map<String, Cause> calls();

  /**
   * What the order knows about a system, as guards see it and maybe more; empty before the start,
   * and for a system that the policy never triggers.
   */
  Optional<Map<String, @Nullable Object>> knows(String system);

  // ---- in short

  /** Keys of the trigger calls that are being made. */
  default Set<String> openCalls() {
    return calls().keySet();
  }

  default List<Action> start(@Nullable String orderId, Map<String, ?> order) {
    return happens(new Happening.Starts(orderId, order));
  }

  default List<Action> report(String system, Map<String, ?> feedback) {
    return happens(new Happening.Reports(system, feedback));
  }

  default List<Action> callCompleted(String system) {
    return happens(new Happening.TakesCall(system));
  }

  default List<Action> reply(String system, Map<String, ?> feedback) {
    return happens(new Happening.Replies(system, feedback));
  }

  default List<Action> timePasses(Duration duration) {
    return happens(new Happening.TimePasses(duration));
  }

  default List<Action> decision(String decision) {
    return happens(new Happening.Decides(decision));
  }

  default List<Action> resumed() {
    return happens(new Happening.GoesOn());
  }
}
