package io.baton.demo;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One order as the engine's records tell it so far. */
final class TrackedOrder {

  private final String orderId;
  private final String businessType;
  private long records;
  private boolean ended;
  private String outcome = "";
  private final Set<Long> jobs = new LinkedHashSet<>();
  private final Set<Long> userTasks = new LinkedHashSet<>();
  private final Map<Long, Long> deadlines = new LinkedHashMap<>();
  private final Map<Long, Incident> incidents = new LinkedHashMap<>();
  private final Map<Long, String> tokens = new LinkedHashMap<>();

  /** An open incident. {@code job} is -1 when it is not a job's. */
  record Incident(String element, String message, long job) {}

  TrackedOrder(String orderId, String businessType) {
    this.orderId = orderId;
    this.businessType = businessType;
  }

  String orderId() {
    return orderId;
  }

  String businessType() {
    return businessType;
  }

  /** Engine records that belong to the order. */
  long records() {
    return records;
  }

  boolean ended() {
    return ended;
  }

  /** Empty while it has not ended, or when it ended without one. */
  Optional<String> outcome() {
    return ended && !outcome.isEmpty() ? Optional.of(outcome) : Optional.empty();
  }

  /** Keys of the jobs that are not done. */
  Set<Long> jobs() {
    return jobs;
  }

  /** Keys of the user tasks that are not done. */
  Set<Long> userTasks() {
    return userTasks;
  }

  /** Due dates in milliseconds of the engine's clock, by timer key. */
  Map<Long, Long> deadlines() {
    return deadlines;
  }

  /** Open incidents by their key. */
  Map<Long, Incident> incidents() {
    return incidents;
  }

  /** Element ids by the key of the element instance that is active there. */
  Map<Long, String> tokens() {
    return tokens;
  }

  void countRecord() {
    records++;
  }

  void setOutcome(String value) {
    outcome = value;
  }

  void end() {
    ended = true;
  }

  /** Whether a worker has something to do for it; a job with an incident waits for a person. */
  boolean hasWork() {
    Collection<Long> stopped = incidents.values().stream().map(Incident::job).toList();
    return jobs.stream().anyMatch(job -> !stopped.contains(job));
  }

  boolean waitsForPerson() {
    return !userTasks.isEmpty();
  }

  /** The next deadline, in milliseconds of the engine's clock; empty when none is running. */
  OptionalLong nextDeadline() {
    return deadlines.values().stream().mapToLong(Long::longValue).min();
  }

  /** Where it stands, in words: incidents with their text, else the elements that hold a token. */
  List<String> standsAt() {
    if (ended) {
      return List.of();
    }
    if (!incidents.isEmpty()) {
      return incidents.values().stream()
          .map(i -> "incident at " + i.element() + ": " + i.message())
          .toList();
    }
    return tokens.isEmpty() ? List.of("between two steps") : List.copyOf(tokens.values());
  }
}
