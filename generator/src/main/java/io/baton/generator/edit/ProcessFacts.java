package io.baton.generator.edit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a BPMN file says, however it is written: no matter of order, prefixes, blanks or ids of
 * small things.
 *
 * @param elements by id, in the order of the file: the process and all that flows in it
 * @param picture by element id, where it is drawn, seen from the corner of the whole picture
 * @param labels by element id, where its label is drawn; editors give a label the size that it has
 *     in their own font
 * @param written what Baton made of it, if Baton made the file
 */
record ProcessFacts(
    Map<String, Element> elements,
    SortedMap<String, List<Length>> picture,
    SortedMap<String, List<Length>> labels,
    Optional<Fingerprint> written) {
  /** Rounding moves a label by so much, in pixels. */
  private static final int NEAR = 3;

  /** x, y, width and height. */
  private static final int BOUNDS = 4;

  ProcessFacts {
    elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    picture = Collections.unmodifiableSortedMap(new TreeMap<>(picture));
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
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

  /** A coordinate or a length of something that is drawn, in pixels. */
  record Length(String which, long pixels) {
    Length minus(long others) {
      return new Length(which, pixels - others);
    }

    @Override
    public String toString() {
      return which + pixels;
    }
  }

  /** How many shapes, flows and labels of both are not in the same place. */
  int movedFrom(ProcessFacts other) {
    int moved = 0;
    for (String id : picture.keySet()) {
      boolean isInPlace = Objects.equals(picture.get(id), other.picture.get(id));
      boolean isLabelInPlace = isInPlace && isNear(label(id), other.label(id));
      moved += other.picture.containsKey(id) && !isLabelInPlace ? 1 : 0;
    }
    return moved;
  }

  private List<Length> label(String id) {
    return labels.getOrDefault(id, List.of());
  }

  /** By the middle of their upper edges, which stay where they are when a label is resized. */
  private static boolean isNear(List<Length> one, List<Length> other) {
    if (one.size() != BOUNDS || other.size() != BOUNDS) {
      return true;
    }
    long middles = 2 * one.get(0).pixels() + one.get(2).pixels();
    long others = 2 * other.get(0).pixels() + other.get(2).pixels();
    return Math.abs(middles - others) <= 2 * NEAR
        && Math.abs(one.get(1).pixels() - other.get(1).pixels()) <= NEAR;
  }

  /** Of this content, whatever the file says of itself. */
  Fingerprint fingerprint() {
    return Fingerprint.of(this);
  }
}
