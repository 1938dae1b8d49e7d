package io.baton.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What every simulated system got and sent: exact counts of everything, and the newest entries.
 * Safe to use from any thread.
 */
public final class Journal {

  /** Entries that are kept; counts go on. */
  private static final int LIMIT = 100_000;

  /** What happened. */
  public enum Kind {
    /** A trigger call with a new key: the system acted. */
    TRIGGERED,
    /** A trigger call with a key that was acted upon already: the same answer again. */
    TRIGGER_REPEATED,
    /** A trigger call answered 503. */
    UNAVAILABLE,
    /** An exception instruction with a new key; the text is the answer. */
    INSTRUCTED,
    /** An exception instruction with a key that was answered already. */
    INSTRUCTION_REPEATED,
    /** A status reached Baton for the first time; the text is the status. */
    REPORTED,
    /** A status was sent again, with the same event id. */
    REPORT_REPEATED,
    /** Sending failed and is tried again; the text says why. */
    REPORT_RETRIED,
    /** Given up: Baton never took the report. */
    UNDELIVERED,
    /** Baton answered a report; the text is the HTTP status code. */
    ANSWERED
  }

  /**
   * One thing that happened.
   *
   * @param key the idempotency key of a call, or the event id of a report
   * @param text details, as {@link Kind} says
   */
  public record Entry(Kind kind, String orderId, String system, String key, String text) {}

  private final ArrayDeque<Entry> entries = new ArrayDeque<>();
  private final Map<String, Map<Kind, Long>> counts = new TreeMap<>();
  private final Map<String, Long> answers = new TreeMap<>();
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

  Journal() {}

  void add(Kind kind, String orderId, String system, String key, String text) {
    Entry entry = new Entry(kind, orderId, system, key, text);
    synchronized (entries) {
      if (entries.size() == LIMIT) {
        entries.removeFirst();
      }
      entries.addLast(entry);
      counts.computeIfAbsent(system, s -> new EnumMap<>(Kind.class)).merge(kind, 1L, Long::sum);
      if (kind == Kind.ANSWERED) {
        answers.merge(text, 1L, Long::sum);
      }
    }
    listeners.forEach(l -> l.accept(entry));
  }

  /** Tells {@code listener} of everything from now on, on the thread where it happens. */
  public void listen(Consumer<Entry> listener) {
    listeners.add(listener);
  }

  /** The newest 100,000 entries, oldest first. */
  public List<Entry> entries() {
    synchronized (entries) {
      return new ArrayList<>(entries);
    }
  }

  /** How often something happened at one system. */
  public long count(String system, Kind kind) {
    synchronized (entries) {
      return counts.getOrDefault(system, Map.of()).getOrDefault(kind, 0L);
    }
  }

  /** How often something happened at all systems. */
  public long count(Kind kind) {
    synchronized (entries) {
      return counts.values().stream().mapToLong(c -> c.getOrDefault(kind, 0L)).sum();
    }
  }

  /** How Baton answered reports: HTTP status code to how often. */
  public Map<String, Long> answers() {
    synchronized (entries) {
      return new TreeMap<>(answers);
    }
  }

  /** The systems that something happened at, sorted. */
  public List<String> systems() {
    synchronized (entries) {
      return List.copyOf(counts.keySet());
    }
  }
}
