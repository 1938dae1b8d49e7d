package io.baton.acceptance;

import io.baton.sandbox.Journal;
import io.baton.sandbox.Journal.Entry;
import io.baton.sandbox.Journal.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the simulated systems got and sent, by order, as long as the test runs. */
public final class SystemsJournal {
  private final Map<Kind, Map<String, Set<String>>> keys = new ConcurrentHashMap<>();
  private final Map<String, Instant> firstCalls = new ConcurrentHashMap<>();
  private final Journal journal;

  SystemsJournal(Journal journal) {
    this.journal = journal;
    journal.listen(this::note);
  }

  private void note(Entry entry) {
    keys.computeIfAbsent(entry.kind(), kind -> new ConcurrentHashMap<>())
        .computeIfAbsent(entry.orderId(), order -> ConcurrentHashMap.newKeySet())
        .add(asDecided(entry.key()));
    if (entry.kind() == Kind.TRIGGERED) {
      firstCalls.putIfAbsent(entry.orderId(), Instant.now());
    }
  }

  /** When a system was called for an order for the first time, empty if none was. */
  public Optional<Instant> firstCall(String orderId) {
    return Optional.ofNullable(firstCalls.get(orderId));
  }

  /** In a header, what is not ASCII is percent-encoded. */
  private static String asDecided(String key) {
    return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Keys of an order's calls, or event ids of its reports, that this happened to. */
  Set<String> keys(Kind kind, String orderId) {
    return Set.copyOf(keys.getOrDefault(kind, Map.of()).getOrDefault(orderId, Set.of()));
  }

  long count(Kind kind) {
    return journal.count(kind);
  }
}
