package io.baton.generator.edit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a BPMN file says, however it is written: no matter of order, prefixes, blanks or ids of
 * small things.
 *
 * @param elements by id, in the order of the file: the process and all that flows in it
 * @param picture by element id, where it is drawn, seen from the corner of the whole picture
 * @param written what Baton made of it, if Baton made the file
 */
record ProcessFacts(
    Map<String, Element> elements,
    SortedMap<String, String> picture,
    Optional<Fingerprint> written) {

  ProcessFacts {
    elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    picture = Collections.unmodifiableSortedMap(new TreeMap<>(picture));
  }

  /**
   * An element.
   *
   * @param type its tag, such as {@code serviceTask}
   * @param name its label; empty for none
   * @param scope id of what it is in
   * @param details everything else, by where it is found within the element
   */
  record Element(
      String id, String type, String name, String scope, SortedMap<String, String> details) {
    Element {
      details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    /** A detail; empty for none. */
    String detail(String where) {
      return details.getOrDefault(where, "");
    }
  }

  /** Of this content, whatever the file says of itself. */
  Fingerprint fingerprint() {
    return Fingerprint.of(this);
  }
}
