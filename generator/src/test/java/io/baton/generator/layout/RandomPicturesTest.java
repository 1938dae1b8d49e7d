package io.baton.generator.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.plan.PlannedPolicy;
import io.baton.generator.plan.ProcessPlan;
import io.baton.generator.reference.PolicyFile;
import io.baton.generator.reference.RandomPolicies;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever policy somebody writes, its picture keeps what docs/layout.md promises. */
class RandomPicturesTest {

  @Provide
  Arbitrary<String> policies() {
    return RandomPolicies.tables().filter(tables -> plan(tables).isPresent());
  }

  @Provide
  Arbitrary<String> pictures() {
    return RandomPictures.tables().filter(tables -> plan(tables).isPresent());
  }

  @Property(seed = "2026", tries = 30, edgeCases = EdgeCasesMode.NONE)
  void drawsTidilyWhatRulesCanSay(@ForAll("policies") String tables) {
    assertThat(mistakes(tables)).as(tables).isEmpty();
  }

  @Property(seed = "2026", tries = 30, edgeCases = EdgeCasesMode.NONE)
  void drawsTidilyWhatIsHardToDraw(@ForAll("pictures") String tables) {
    assertThat(mistakes(tables)).as(tables).isEmpty();
  }

  private static List<String> mistakes(String tables) {
    ProcessPlan plan = plan(tables).orElseThrow();
    return new PlacedPlan(plan, ProcessLayout.of(plan)).mistakes();
  }

  private static Optional<ProcessPlan> plan(String tables) {
    return PlannedPolicy.of("random", PolicyFile.xml("random", tables));
  }
}
