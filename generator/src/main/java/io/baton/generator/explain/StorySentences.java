package io.baton.generator.explain;

import io.baton.generator.explain.Explanation.Line;
import io.baton.generator.explain.Explanation.Section;
import io.baton.generator.explore.Event;
import io.baton.generator.explore.Exploration;
import io.baton.generator.explore.Story;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentPolicy.ExceptionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How orders can end, each way by the shortest story. */
record StorySentences(Words words, Exploration exploration) {

  List<Section> stories() {
    List<Section> sections = new ArrayList<>();
    exploration
        .endings()
        .forEach((outcome, story) -> sections.add(section("An order ends: " + outcome, story)));
    exploration
        .decisions()
        .forEach(
            (node, story) -> {
              if (!node.equals(FulfillmentPolicy.STUCK)) {
                sections.add(section("A person decides at the node " + node, story));
              }
            });
    exploration.stuck().forEach(story -> sections.add(section("An order can get stuck", story)));
    return sections;
  }

  /** What the stories are, and whether they are all. */
  String introduction() {
    return exploration
        .tooLarge()
        .map(
            reason ->
                "The policy is too large to look at everything that can happen (%s); some ways to end may be missing."
                    .formatted(reason))
        .orElseGet(
            () ->
                "Each way to end once, by the shortest story; %,d situations were looked at."
                    .formatted(exploration.situations()));
  }

  private Section section(String heading, Story story) {
    return new Section(
        heading,
        IntStream.range(0, story.events().size())
            .mapToObj(i -> new Line(0, (i + 1) + ". " + sentence(words, story.events().get(i))))
            .toList());
  }

  static String sentence(Words words, Event event) {
    String circumstances =
        event.circumstances().isEmpty() ? "" : " (" + Words.all(event.circumstances()) + ")";
    String consequence = consequence(words, event);
    return words.name(event.reporter())
        + " "
        + event.status()
        + circumstances
        + (consequence.isEmpty() ? "" : " -> " + consequence);
  }

  private static String consequence(Words words, Event event) {
    List<String> parts = new ArrayList<>();
    if (!event.isNormal()) {
      parts.add("abnormal at the node \"" + event.node() + "\"");
      event.instructed().forEach(system -> parts.add(told(words, system, event)));
    }
    if (!event.triggered().isEmpty()) {
      parts.add("triggers " + words.names(event.triggered()));
    }
    switch (event.result()) {
      case GOES_ON -> {}
      case RESUMES -> parts.add("then it goes on");
      case ENDS -> parts.add("the order ends");
      case ENDS_BY_EXCEPTION -> parts.add("then the order ends");
      case ASKS_PERSON -> parts.add("a person decides");
      case IS_STUCK -> parts.add("nothing is left to happen");
      case ENDS_STUCK -> parts.add("nothing is left to happen; then the order ends");
    }
    return String.join("; ", parts);
  }

  private static String told(Words words, String system, Event event) {
    String instruction =
        event.exceptions().stream()
            .filter(rule -> rule.system().stream().anyMatch(system::equals))
            .map(ExceptionRule::instruction)
            .findFirst()
            .orElse("");
    return words.name(system) + " is told to \"" + instruction + "\"";
  }
}
