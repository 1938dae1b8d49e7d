package io.baton.generator.engine;

import io.baton.generator.reference.Happening;
import java.util.ArrayList;
import java.util.List;

/**
 * Things that happen to an order at the same instant.
 *
 * @param title what they are
 * @param before what brings the order to that point, one after another
 * @param racing the two, or more, that happen at once
 * @param after what happens when everything has come to rest
 */
record RacePair(
    String title, List<Happening> before, List<Happening> racing, List<Happening> after) {

  static RacePair of(String title, List<Happening> before, Happening... racing) {
    return new RacePair(title, before, List.of(racing), List.of());
  }

  RacePair then(Happening... after) {
    return new RacePair(title, before, racing, List.of(after));
  }

  /** Every sequence in which they may be taken to have happened. */
  List<List<Happening>> sequences() {
    return sequences(racing);
  }

  private static List<List<Happening>> sequences(List<Happening> happenings) {
    if (happenings.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Happening>> sequences = new ArrayList<>();
    for (Happening first : happenings) {
      List<Happening> others = new ArrayList<>(happenings);
      others.remove(first);
      for (List<Happening> rest : sequences(others)) {
        List<Happening> sequence = new ArrayList<>(List.of(first));
        sequence.addAll(rest);
        sequences.add(sequence);
      }
    }
    return sequences;
  }

  @Override
  public String toString() {
    return title;
  }
}
