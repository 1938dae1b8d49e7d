package io.baton.deployment;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What the processes of the folder know: business types, systems, statuses. */
@Component
public class KnownSystems {

  /** The request itself: it reports and is never triggered. */
  public static final String REQUEST = "request";

  /** As the contract has it. */
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,99}");

  private static final String PROCESS = "fulfillment-";

  private final SortedSet<String> triggered;
  private final SortedSet<String> reporters;
  private final SortedSet<String> repliers;
  private final SortedMap<String, Optional<Set<String>>> statuses = new TreeMap<>();

  KnownSystems(ProcessFolder folder, DeploymentProperties properties) {
    List<ProcessFacts> processes =
        folder.files().stream().flatMap(file -> file.facts().stream()).toList();
    SortedSet<String> ids = new TreeSet<>();
    SortedSet<String> byReply = new TreeSet<>();
    for (ProcessFacts process : processes) {
      ids.addAll(process.triggers());
      byReply.addAll(process.repliers());
      if (process.processId().startsWith(PROCESS)) {
        statuses.put(process.processId().substring(PROCESS.length()), process.statuses());
      }
    }
    triggered = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    ids.add(REQUEST);
    ids.addAll(properties.otherSystems());
    reporters = Collections.unmodifiableSortedSet(ids);
    repliers = Collections.unmodifiableSortedSet(byReply);
  }

  /** Whether this can be the id of a system at all. */
  public static boolean isName(String system) {
    return NAME.matcher(system).matches();
  }

  /** Ids of all systems that are called. */
  public SortedSet<String> triggered() {
    return triggered;
  }

  /** Ids of all systems that may report, the request among them. */
  public SortedSet<String> reporters() {
    return reporters;
  }

  /** Ids of the systems that a process expects to answer by reply. */
  public SortedSet<String> repliers() {
    return repliers;
  }

  /** The business types that have a process. */
  public SortedSet<String> businessTypes() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(statuses.keySet()));
  }

  /** The statuses that the policy of a business type knows, empty if it leaves them open. */
  Optional<Set<String>> statuses(String businessType) {
    return statuses.getOrDefault(businessType, Optional.empty());
  }
}
