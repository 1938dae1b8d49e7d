package io.baton.generator.engine;

import io.baton.generator.reference.Action.Trigger;
import io.baton.generator.reference.Cause;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The trigger calls of one order that are open, by their job. */
final class Calls {
  private record Call(Trigger trigger, Cause cause) {
    String key() {
      return trigger.key();
    }
  }

  private final Map<Long, Call> open = new LinkedHashMap<>();
  private final Set<String> cutOff = new HashSet<>();

  /** Returns whether it is a new one, not one that goes on from elsewhere after it was cut off. */
  boolean made(long jobKey, Trigger call, Cause cause) {
    open.put(jobKey, new Call(call, cause));
    return !cutOff.remove(call.key());
  }

  void taken(long jobKey) {
    open.remove(jobKey);
  }

  /** A call that an end interrupts is finished from elsewhere, and is the same call. */
  void cutOff(long jobKey) {
    Call call = open.remove(jobKey);
    if (call != null) {
      cutOff.add(call.key());
    }
  }

  /** What an exception has cut off is made anew, if at all. */
  void forgetCutOff() {
    cutOff.clear();
  }

  /** By its key, why each is made. */
  Map<String, Cause> open() {
    Map<String, Cause> causes = new LinkedHashMap<>();
    open.values().forEach(call -> causes.put(call.key(), call.cause()));
    return causes;
  }

  /** The job of the oldest call of that system. */
  long oldestOf(String system) {
    return open.entrySet().stream()
        .filter(call -> call.getValue().trigger().system().equals(system))
        .min(Comparator.comparingInt(call -> number(call.getValue().key())))
        .map(Map.Entry::getKey)
        .orElseThrow(() -> new IllegalStateException("No call of " + system + " is open"));
  }

  private static int number(String key) {
    return Integer.parseInt(key.substring(key.lastIndexOf(':') + 1));
  }
}
