package io.baton.generator.explain;

import io.baton.generator.explain.Explanation.Line;
import io.baton.generator.explain.Explanation.Section;
import io.baton.generator.explore.Event;
import io.baton.generator.explore.Exploration;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;

/** Tells a policy in sentences: system by system, what goes wrong, and how orders can end. */
public final class PolicyExplainer {
  private PolicyExplainer() {}

  /**
   * Explains a policy without mistakes.
   *
   * @param document the file that the policy was read from: how its columns are called
   */
  public static Explanation explain(
      FulfillmentPolicy policy, PolicyDocument document, Exploration exploration) {
    Words words = new Words(policy, document);
    SystemSentences systems = new SystemSentences(words, exploration.statuses());
    ExceptionSentences exceptions = new ExceptionSentences(words);
    StorySentences stories = new StorySentences(words, exploration);
    List<Section> sections = new ArrayList<>();
    sections.add(systems.about(policy.request()));
    policy.systems().forEach(system -> sections.add(systems.about(system)));
    sections.add(new Section("Is a status normal?", exceptions.results()));
    sections.add(new Section("When a status is abnormal", exceptions.exceptions()));
    sections.add(new Section("What can happen", List.of(new Line(0, stories.introduction()))));
    sections.addAll(stories.stories());
    return new Explanation("%s (%s)".formatted(policy.name(), policy.businessType()), sections);
  }

  /**
   * Tells what happened to an order, one sentence for each report.
   *
   * @param document the file that the policy was read from
   */
  public static List<String> story(
      FulfillmentPolicy policy, PolicyDocument document, List<Event> events) {
    Words words = new Words(policy, document);
    return events.stream().map(event -> StorySentences.sentence(words, event)).toList();
  }
}
