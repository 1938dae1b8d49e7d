package io.baton.generator.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.model.PolicyModel;
import io.baton.generator.plan.PlanSketch;
import io.baton.generator.plan.ProcessPlan;
import io.baton.generator.plan.ProcessPlanner;
import io.baton.generator.plan.SamplePlans;
import io.baton.generator.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessLayoutTest {

  static Stream<ProcessPlan> plans() throws IOException {
    return Stream.concat(SamplePlans.all(), Stream.of(planOfTheRetailPolicy()));
  }

  private static ProcessPlan planOfTheRetailPolicy() throws IOException {
    return PolicyReader.read("retail.dmn", Path.of("../policies/retail.dmn"))
        .value()
        .flatMap(document -> PolicyModel.of(document).value())
        .map(ProcessPlanner::plan)
        .orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void drawsEverythingTidily(ProcessPlan plan) {
    PlacedPlan placed = new PlacedPlan(plan, ProcessLayout.of(plan));

    assertThat(placed.missing()).as("missing").isEmpty();
    SoftAssertions.assertSoftly(
        softly -> {
          softly.assertThat(placed.strange()).as("not of the plan").isEmpty();
          softly.assertThat(placed.overlaps()).as("overlaps").isEmpty();
          softly.assertThat(placed.outsideOfParent()).as("out of the sub-process").isEmpty();
          softly.assertThat(placed.slantedEdges()).as("edges that are not orthogonal").isEmpty();
          softly.assertThat(placed.looseEdges()).as("edges that do not dock").isEmpty();
          softly.assertThat(placed.crossedShapes()).as("edges over shapes or labels").isEmpty();
          softly.assertThat(placed.storyGoingBack()).as("story from right to left").isEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("plans")
  void drawsTheSamePictureEachTime(ProcessPlan plan) {
    assertThat(ProcessLayout.of(plan)).isEqualTo(ProcessLayout.of(plan));
  }

  @Test
  void drawsTheNormalPathOfOneSystemAsOneStraightLine() {
    ProcessPicture picture =
        ProcessLayout.of(
            new PlanSketch()
                .start("start", "Start")
                .task("trigger", "Trigger")
                .receive("status", "Status")
                .timer("overdue", "Overdue", "status")
                .errorEnd("late", "Overdue")
                .inclusive("next", "Next?")
                .errorEnd("abnormal", "Abnormal")
                .end("end", "End")
                .to("start", "trigger")
                .to("trigger", "status")
                .to("status", "next")
                .aside("overdue", "late")
                .otherwise("next", "status", "stored")
                .sideArm("next", "abnormal", "abnormal")
                .arm("next", "end", "done")
                .plan("straight"));

    for (String flow : List.of("f_start_trigger", "f_trigger_status", "f_status_next")) {
      assertThat(picture.edges().get(flow)).as(flow).hasSize(2);
    }
    assertThat(picture.edges().get("f_next_end")).hasSize(2);
  }

  @Test
  void leadsADeadlineToTheErrorEndBelowTheGatewayAfterIt() {
    ProcessPicture picture =
        ProcessLayout.of(
            new PlanSketch()
                .start("start", "Start")
                .receive("status", "Status")
                .timer("overdue", "Overdue", "status")
                .inclusive("next", "Next?")
                .errorEnd("abnormal", "Abnormal")
                .end("end", "End")
                .to("start", "status")
                .to("status", "next")
                .aside("overdue", "abnormal")
                .sideArm("next", "abnormal", "abnormal")
                .arm("next", "end", "done")
                .plan("deadline"));

    ProcessPicture.Bounds end = shape(picture, "abnormal");
    assertThat(end.centerX()).isEqualTo(shape(picture, "next").centerX());
    assertThat(picture.edges().get("f_overdue_abnormal"))
        .startsWith(
            new ProcessPicture.Point(
                shape(picture, "overdue").centerX(), shape(picture, "overdue").bottom()))
        .hasSize(3)
        .endsWith(new ProcessPicture.Point(end.x(), end.centerY()));
  }

  @Test
  void standsTheBoundaryEventsOfASubProcessInTheirOrderWithTheirHandlersUnderThem() {
    ProcessPicture picture = ProcessLayout.of(SamplePlans.retail());
    ProcessPicture.Bounds subProcess = shape(picture, "fulfil");

    for (int i = 0; i < 7; i++) {
      ProcessPicture.Bounds event = shape(picture, "error" + i);
      ProcessPicture.Bounds pause = shape(picture, "pause" + i);
      assertThat(event.centerY()).isEqualTo(subProcess.bottom());
      assertThat(pause.centerX()).isEqualTo(event.centerX());
      assertThat(pause.y()).isBetween(event.bottom(), event.bottom() + 80);
      assertThat(event.x())
          .isLessThan(shape(picture, i == 6 ? "errorOther" : "error" + (i + 1)).x());
    }
  }

  @Test
  void drawsALineFromTheHandlingOnToTheMainPart() {
    ProcessPlan plan =
        new PlanSketch()
            .start("start", "Start")
            .subProcess(
                "sub",
                "Inside",
                new PlanSketch().start("begin", "").end("stop", "").to("begin", "stop").scope())
            .error("boundary", "Abnormal", "sub", "stock")
            .error("direct", "Abnormal at once", "sub", "payment")
            .error("retried", "Again", "sub", "")
            .task("pause", "Pause")
            .exclusive("choice", "Which?")
            .end("end", "Ended")
            .to("start", "sub")
            .to("sub", "end")
            .aside("boundary", "pause")
            .aside("pause", "choice")
            .sideArm("choice", "end", "over")
            .otherwise("choice", "sub", "again")
            .sideArm("direct", "end", "at once")
            .aside("retried", "sub")
            .plan("leaving");

    PlacedPlan placed = new PlacedPlan(plan, ProcessLayout.of(plan));

    assertThat(placed.missing()).isEmpty();
    assertThat(placed.looseEdges()).isEmpty();
    assertThat(placed.slantedEdges()).isEmpty();
    assertThat(placed.overlaps()).isEmpty();
    assertThat(placed.crossedShapes()).isEmpty();
  }

  private static ProcessPicture.Bounds shape(ProcessPicture picture, String id) {
    return Objects.requireNonNull(picture.shapes().get(id), id);
  }
}
