package io.baton.generator;

import io.baton.generator.draw.Painting;
import io.baton.generator.draw.ProcessDrawing;
import io.baton.generator.draw.SvgPicture;
import io.baton.generator.explore.Event;
import io.baton.generator.explore.Exploration;
import io.baton.generator.explore.ReportedPath;
import io.baton.generator.explore.ReportedPath.Found;
import io.baton.generator.explore.Story;
import io.baton.generator.layout.ProcessLayout;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.FulfillmentSystem;
import io.baton.generator.plan.EntryPlanner;
import io.baton.generator.plan.ProcessPlan;
import io.baton.generator.plan.ProcessPlanner;
import io.baton.generator.plan.StoryTracer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Pictures of the process of a policy without mistakes: alone, or with an order's way in it. */
public final class PolicyPictures {
  private final FulfillmentPolicy policy;
  private final Exploration exploration;
  private final ProcessPlan plan;

  PolicyPictures(FulfillmentPolicy policy, Exploration exploration) {
    this.policy = policy;
    this.exploration = exploration;
    this.plan = ProcessPlanner.plan(policy);
  }

  /** The picture of the entry process that leads to those business types. */
  public static SvgPicture entry(SortedSet<String> businessTypes) {
    return draw(EntryPlanner.plan(businessTypes), Optional.empty());
  }

  public FulfillmentPolicy policy() {
    return policy;
  }

  /** The BPMN id of the process. */
  public String processId() {
    return plan.id();
  }

  /** The process alone. */
  public SvgPicture plain() {
    return draw(plan, Optional.empty());
  }

  /**
   * The stories that can be painted: by outcome how orders end, by node how they come to a person,
   * and how they get stuck.
   */
  public Map<String, Story> stories() {
    Map<String, Story> stories = new LinkedHashMap<>(exploration.endings());
    exploration
        .decisions()
        .forEach(
            (node, story) ->
                stories.put(stories.containsKey(node) ? "decision: " + node : node, story));
    for (Story story : exploration.stuck()) {
      String name = FulfillmentPolicy.STUCK;
      for (int n = 2; stories.containsKey(name); n++) {
        name = FulfillmentPolicy.STUCK + " " + n;
      }
      stories.put(name, story);
    }
    return stories;
  }

  /** What was reported as a story, or why it can't be. */
  public Found reported(String path) {
    return ReportedPath.find(policy, path);
  }

  /** The process with a story painted into it. */
  public SvgPicture painted(Story story) {
    List<String> captions = story.events().stream().map(this::caption).toList();
    return draw(
        plan,
        Optional.of(
            new Painting(heading(story.last()), captions, StoryTracer.trace(policy, plan, story))));
  }

  private static String heading(Event last) {
    return switch (last.result()) {
      case GOES_ON, RESUMES -> "An order on its way";
      case ENDS, ENDS_BY_EXCEPTION, ENDS_STUCK ->
          "An order that ends: " + last.outcome().orElse("");
      case ASKS_PERSON -> "An order for which a person decides, at the node " + last.node();
      case IS_STUCK -> "An order that gets stuck";
    };
  }

  private String caption(Event event) {
    String abnormal = event.isNormal() ? "" : ", abnormal at " + event.node();
    return name(event.reporter()) + " " + event.status() + abnormal;
  }

  private String name(String reporter) {
    return policy.systems().stream()
        .filter(system -> system.id().equals(reporter))
        .map(FulfillmentSystem::name)
        .findFirst()
        .orElse(reporter);
  }

  private static SvgPicture draw(ProcessPlan plan, Optional<Painting> painting) {
    return ProcessDrawing.svg(plan, ProcessLayout.of(plan), painting);
  }
}
