package io.baton.generator.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.explore.PolicyExplorer;
import io.baton.generator.explore.Story;
import io.baton.generator.layout.ProcessLayout;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.PolicyModel;
import io.baton.generator.plan.FlowNode;
import io.baton.generator.plan.FlowNode.SubProcess;
import io.baton.generator.plan.Passage;
import io.baton.generator.plan.PlanSketch;
import io.baton.generator.plan.ProcessPlan;
import io.baton.generator.plan.ProcessPlan.Scope;
import io.baton.generator.plan.ProcessPlanner;
import io.baton.generator.plan.SamplePlans;
import io.baton.generator.plan.StoryTracer;
import io.baton.generator.policy.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class ProcessDrawingTest {
  private static final String SCRIPT = "</title><script>alert(\"&amp;\")</script>";

  static Stream<ProcessPlan> plans() {
    return Stream.concat(
        SamplePlans.all(),
        Stream.of("retail", "cross-border", "cold-chain")
            .map(ProcessDrawingTest::policy)
            .map(ProcessPlanner::plan));
  }

  @ParameterizedTest
  @MethodSource("plans")
  void drawsEveryElementAndFlowOnceWithinThePicture(ProcessPlan plan) {
    DrawnElements drawn = DrawnElements.of(plain(plan).text());
    assertThat(drawn.ids()).containsExactlyInAnyOrderElementsOf(ids(plan.scope()));
    assertThat(drawn.outside()).isEmpty();
    assertThat(DrawnElements.title(drawn.root())).isEqualTo(plan.name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SCRIPT,
        "\u0000\u0001\b\ufffe\ud800 lone",
        "]]><!-- -- & ' \"",
        "\u202eright to left",
        "one\ntwo\r\nthree\tfour"
      })
  void holdsWhateverNamesThereAre(String name) {
    assertThat(DrawnElements.of(plain(named(name)).text()).outside()).isEmpty();
  }

  @Test
  void showsMarkupAsText() {
    DrawnElements drawn = DrawnElements.of(plain(named(SCRIPT)).text());
    assertThat(drawn.root().getElementsByTagName("script").getLength()).isZero();
    assertThat(drawn.groups())
        .filteredOn(group -> group.getAttribute("id").equals("task"))
        .singleElement()
        .extracting(DrawnElements::title)
        .asString()
        .startsWith(SCRIPT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"long ", "endless", "货运"})
  void cutsNamesForWhichThereIsNoRoom(String part) {
    String svg = plain(named(part.repeat(2000))).text();
    assertThat(DrawnElements.of(svg).outside()).isEmpty();
    assertThat(svg).contains("…</text>");
  }

  @Test
  void saysUnderThePointerWhichRowsAnElementComesFrom() {
    DrawnElements drawn = DrawnElements.of(plain(ProcessPlanner.plan(policy("retail"))).text());
    assertThat(drawn.groups())
        .filteredOn(group -> group.getAttribute("id").equals("Trigger_warehouse"))
        .singleElement()
        .extracting(DrawnElements::title)
        .asString()
        .startsWith("Trigger Warehouse\nTriggered by steps, row 2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"retail", "cross-border", "cold-chain"})
  void paintsWhatAnOrderPassesAndNothingElse(String businessType) {
    FulfillmentPolicy policy = policy(businessType);
    ProcessPlan plan = ProcessPlanner.plan(policy);
    for (Story story : PolicyExplorer.explore(policy).endings().values()) {
      Passage passage = StoryTracer.trace(policy, plan, story);
      List<String> captions =
          story.events().stream().map(event -> event.reporter() + " " + event.status()).toList();
      DrawnElements drawn =
          DrawnElements.of(
              ProcessDrawing.svg(
                      plan,
                      ProcessLayout.of(plan),
                      Optional.of(new Painting("A story", captions, passage)))
                  .text());
      assertThat(drawn.outside()).isEmpty();
      assertThat(
              drawn.groups().stream()
                  .filter(ProcessDrawingTest::isStrong)
                  .map(group -> group.getAttribute("id")))
          .containsExactlyInAnyOrderElementsOf(passage.elements());
      assertThat(drawn.ids()).containsExactlyInAnyOrderElementsOf(ids(plan.scope()));
    }
  }

  private static boolean isStrong(Element group) {
    return DrawnElements.shape(group).getAttribute("stroke").equals(Ink.STRONG);
  }

  private static SvgPicture plain(ProcessPlan plan) {
    return ProcessDrawing.svg(plan, ProcessLayout.of(plan), Optional.empty());
  }

  /** A process in which everything has that name. */
  private static ProcessPlan named(String name) {
    Scope inner =
        new PlanSketch()
            .start("begin", name)
            .task("task", name)
            .exclusive("gateway", name)
            .end("done", name)
            .to("begin", "task")
            .to("task", "gateway")
            .arm("gateway", "done", name)
            .scope();
    ProcessPlan plan =
        new PlanSketch()
            .start("start", name)
            .subProcess("sub", name, inner)
            .receive("wait", name)
            .timer("timer", name, "wait")
            .end("end", name)
            .end("late", name)
            .to("start", "sub")
            .to("sub", "wait")
            .to("wait", "end")
            .aside("timer", "late")
            .plan("named");
    return new ProcessPlan(plan.id(), name, name, plan.scope(), "", List.of());
  }

  private static List<String> ids(Scope scope) {
    List<String> ids = new ArrayList<>();
    for (FlowNode node : scope.nodes()) {
      ids.add(node.id());
      if (node instanceof SubProcess subProcess) {
        ids.addAll(ids(subProcess.scope()));
      }
    }
    scope.flows().forEach(flow -> ids.add(flow.id()));
    return ids;
  }

  private static FulfillmentPolicy policy(String businessType) {
    Path file = Path.of("../policies", businessType + ".dmn");
    try {
      return PolicyReader.read(file.toString(), file)
          .value()
          .flatMap(document -> PolicyModel.of(document).value())
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
