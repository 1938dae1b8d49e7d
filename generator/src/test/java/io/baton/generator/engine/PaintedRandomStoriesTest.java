package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.explore.Event;
import io.baton.generator.explore.Event.Result;
import io.baton.generator.explore.PolicyExplorer;
import io.baton.generator.explore.Story;
import io.baton.generator.explore.ToldStory;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.PolicyModel;
import io.baton.generator.policy.PolicyReader;
import io.baton.generator.reference.Action;
import io.baton.generator.reference.PolicyFile;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.RandomPolicies;
import io.baton.generator.reference.ReferenceInterpreter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the policy: what is painted of its stories is what an order passes on the engine. */
class PaintedRandomStoriesTest {
  /** The embedded engine copies its whole state at every step: an old one is slow. */
  private static final int STORIES_PER_ENGINE = 20;

  private static EmbeddedEngine engine = new EmbeddedEngine();
  private static int policies;
  private static int stories;
  private static int storiesOfEngine;

  @BeforeContainer
  static void start() {
    engine.start();
  }

  @AfterContainer
  static void stop() {
    engine.stop();
    System.out.println(stories + " stories of random policies are painted as they happen");
    assertThat(stories).isGreaterThan(20);
  }

  @Provide
  Arbitrary<String> policies() {
    return RandomPolicies.tables()
        .filter(tables -> UndrawnProcess.of("valid", PolicyFile.xml("valid", tables)).isPresent());
  }

  @Property(seed = "2026", tries = 40, edgeCases = EdgeCasesMode.NONE)
  void everyStoryIsPaintedAsItHappens(@ForAll("policies") String tables) {
    String businessType = "painted-" + ++policies;
    String xml = PolicyFile.xml(businessType, tables);
    FulfillmentPolicy policy = policy(businessType, xml).orElseThrow();
    PolicyRules rules = PolicyRules.parse(xml);
    engine.deploy(UndrawnProcess.of(businessType, xml).orElseThrow());
    for (Story story : PassedElements.stories(PolicyExplorer.explore(policy))) {
      if (comesTrue(policy, rules, story)) {
        assertThat(PassedElements.painted(policy, story))
            .as("%s%n%s", tables, story)
            .isEqualTo(PassedElements.onEngine(engine, policy, story));
        stories++;
        storiesOfEngine++;
      }
    }
    if (storiesOfEngine > STORIES_PER_ENGINE) {
      storiesOfEngine = 0;
      engine.stop();
      engine = new EmbeddedEngine();
      engine.start();
    }
  }

  private static Optional<FulfillmentPolicy> policy(String businessType, String xml) {
    return PolicyReader.read(businessType + ".dmn", xml.getBytes(StandardCharsets.UTF_8))
        .value()
        .flatMap(document -> PolicyModel.of(document).value());
  }

  /**
   * Whether it happens as told: a story leaves out what is of no interest to people, such as the
   * result code of what is normal, and then something else may come of it.
   */
  private static boolean comesTrue(FulfillmentPolicy policy, PolicyRules rules, Story story) {
    List<Action> done = new ToldStory(policy, story).tellTo(new ReferenceInterpreter(rules), "o");
    long interrupted =
        story.events().stream()
            .filter(event -> !event.isNormal() || event.result() == Result.IS_STUCK)
            .count();
    return systems(story.events().stream().map(Event::triggered).flatMap(List::stream))
            .equals(systems(all(done, Action.Trigger.class).map(Action.Trigger::system)))
        && systems(story.events().stream().map(Event::instructed).flatMap(List::stream))
            .equals(systems(all(done, Action.Instruct.class).map(Action.Instruct::system)))
        && all(done, Action.Paused.class).count() == interrupted;
  }

  /** A call that is repeated after an exception has its key again, and counts once. */
  private static <T extends Action> Stream<T> all(List<Action> done, Class<T> kind) {
    return done.stream().distinct().filter(kind::isInstance).map(kind::cast);
  }

  private static List<String> systems(Stream<String> systems) {
    return systems.sorted().toList();
  }
}
