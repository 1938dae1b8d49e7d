package io.baton.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A bounded memory that forgets what was used longest ago. Safe to use from any thread. */
final class Remembered<V> {

  private final int limit;
  private final Map<String, V> values = new LinkedHashMap<>(64, 0.75f, true);

  Remembered(int limit) {
    this.limit = limit;
  }

  /** What is remembered under {@code key}; the first time, what {@code first} gives. */
  synchronized V get(String key, Supplier<V> first) {
    V known = values.get(key);
    if (known != null) {
      return known;
    }
    V created = first.get();
    values.put(key, created);
    if (values.size() > limit) {
      values.remove(values.keySet().iterator().next());
    }
    return created;
  }

  synchronized Optional<V> find(String key) {
    return Optional.ofNullable(values.get(key));
  }
}
