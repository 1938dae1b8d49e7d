package io.baton.deployment;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The systems that the deployed processes know. */
@Component
public class KnownSystems {

  /** The request itself: it reports and is never triggered. */
  public static final String REQUEST = "request";

  private final SortedSet<String> triggered;
  private final SortedSet<String> reporters;

  KnownSystems(ProcessFolder folder) {
    SortedSet<String> ids = new TreeSet<>();
    folder.files().forEach(file -> ids.addAll(file.triggers()));
    triggered = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    ids.add(REQUEST);
    reporters = Collections.unmodifiableSortedSet(ids);
  }

  /** Ids of all systems that are called. */
  public SortedSet<String> triggered() {
    return triggered;
  }

  /** Ids of all systems that may report, the request among them. */
  public SortedSet<String> reporters() {
    return reporters;
  }
}
