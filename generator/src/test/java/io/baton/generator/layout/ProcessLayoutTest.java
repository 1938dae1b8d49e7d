package io.baton.generator.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.plan.PlanSketch;
import io.baton.generator.plan.ProcessPlan;
import io.baton.generator.plan.SamplePlans;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProcessLayoutTest {

  static Stream<ProcessPlan> plans() {
    return SamplePlans.all();
  }

  @ParameterizedTest
  @MethodSource("plans")
  void drawsEverythingTidily(ProcessPlan plan) {
    PlacedPlan placed = new PlacedPlan(plan, ProcessLayout.of(plan));
    assertThat(placed.mistakes()).isEmpty();
    assertThat(placed.sharedLines()).isEmpty();
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

    assertThat(new PlacedPlan(plan, ProcessLayout.of(plan)).mistakes()).isEmpty();
  }

  private static ProcessPicture.Bounds shape(ProcessPicture picture, String id) {
    return Objects.requireNonNull(picture.shapes().get(id), id);
  }
}
