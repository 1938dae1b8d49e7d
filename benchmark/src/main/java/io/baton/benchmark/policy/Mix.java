package io.baton.benchmark.policy;

import java.util.Locale;

/** How the systems of a synthetic policy answer. */
public enum Mix {
  /** All answer in their reply. */
  REPLY,
  /** All report later. */
  FEEDBACK,
  /** The first two and those that nothing follows reply, the others report later. */
  MIXED;

  /** As it stands in names of files and processes. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
