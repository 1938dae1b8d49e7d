package io.baton.generator.race;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Things that happen to an order at the same instant.
 *
 * @param title what they are
 * @param before what brings the order to that point
 * @param racing the two, or more, that happen at once
 * @param possible the sequences in which they may be taken to have happened
 * @param after what happens when everything has come to rest
 */
record RacePair(
    String title,
    List<Happening> before,
    List<Happening> racing,
    List<List<Happening>> possible,
    List<Happening> after) {

  /** They may be taken in any order. */
  static RacePair of(String title, List<Happening> before, Happening... racing) {
    return new RacePair(title, before, List.of(racing), orders(List.of(racing)), List.of());
  }

  RacePair then(Happening... after) {
    return new RacePair(title, before, racing, possible, List.of(after));
  }

  /** It happens when the one deadline passes that is counted. */
  static RacePair atDeadline(
      String title, List<Happening> before, Duration deadline, Happening racing) {
    Happening almost = Happening.passes(deadline.minusSeconds(1));
    Happening passes = Happening.passes(Duration.ofSeconds(2));
    List<List<Happening>> possible =
        List.of(List.of(almost, racing, passes), List.of(almost, passes, racing));
    return new RacePair(title, before, List.of(racing), possible, List.of());
  }

  boolean atDeadline() {
    return possible.getFirst().size() > racing.size();
  }

  private static List<List<Happening>> orders(List<Happening> happenings) {
    if (happenings.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Happening>> orders = new ArrayList<>();
    for (int i = 0; i < happenings.size(); i++) {
      List<Happening> others = new ArrayList<>(happenings);
      Happening first = others.remove(i);
      for (List<Happening> rest : orders(others)) {
        List<Happening> order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        orders.add(order);
      }
    }
    return orders;
  }

  /** Whether the order goes on after an exception only when one of these says so. */
  boolean holdsResume() {
    return racing.stream().anyMatch(Happening.GoesOn.class::isInstance);
  }

  @Override
  public String toString() {
    return title;
  }
}
