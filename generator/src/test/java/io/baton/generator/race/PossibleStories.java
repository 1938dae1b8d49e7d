package io.baton.generator.race;

import io.baton.generator.reference.PolicyRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What may come of an order to which a pair happens: the reference's answers. */
final class PossibleStories {
  private final Map<OrderStory, String> sequences = new LinkedHashMap<>();

  private PossibleStories() {}

  static PossibleStories of(PolicyRules rules, RacePair pair) {
    PossibleStories possible = new PossibleStories();
    Map<List<Happening>, OrderStory> stories = new LinkedHashMap<>();
    pair.possible()
        .forEach(sequence -> stories.put(sequence, ReferenceRun.story(rules, pair, sequence)));
    stories.forEach((sequence, story) -> possible.add(story, sequence));
    stories.forEach(
        (sequence, story) ->
            stories.values().forEach(other -> possible.addTooLate(sequence, story, other)));
    return possible;
  }

  private void add(OrderStory story, List<Happening> sequence) {
    sequences.merge(
        story, sequence.toString(), (one, other) -> one.equals(other) ? one : one + " or " + other);
  }

  /**
   * A report that comes when the end is decided, and the engine has not got to it yet, may still be
   * remembered. It does nothing: all else of the story stays.
   */
  private void addTooLate(List<Happening> sequence, OrderStory story, OrderStory other) {
    if (story.isOver() && sequence.getLast() instanceof Happening.Reported last) {
      OrderStory remembered = story.withSystemOf(other, last.system());
      if (!sequences.containsKey(remembered)) {
        add(remembered, sequence);
      }
    }
  }

  /** The sequence that makes that of an order, if one does. */
  Optional<String> sequenceOf(OrderStory story) {
    return Optional.ofNullable(sequences.get(story));
  }

  Set<String> sequences() {
    return new TreeSet<>(sequences.values());
  }

  Set<String> systems() {
    return sequences.keySet().iterator().next().systems().keySet();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    sequences.forEach((story, sequence) -> text.append(sequence).append(" makes\n").append(story));
    return text.toString();
  }
}
