package io.baton.generator.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskSizeTest {

  @Test
  void keepsTheSizeThatModelerGivesATaskWhileTheNameFits() {
    assertThat(TaskSize.of("Trigger Warehouse")).isEqualTo(new TaskSize(100, 80));
    assertThat(TaskSize.of("Instruct systems of risk")).isEqualTo(new TaskSize(100, 80));
  }

  @Test
  void makesATaskWiderWhereItsNameWouldRunIntoTheIcon() {
    assertThat(TaskSize.of("Pause order: export clearance")).isEqualTo(new TaskSize(120, 80));
  }

  @Test
  void makesATaskHigherWhereAWideOneIsNotEnough() {
    TaskSize size =
        TaskSize.of("Export control, sanctions and dual-use goods screening of the destination");

    assertThat(size.width()).isEqualTo(140);
    assertThat(size.height()).isGreaterThan(100).isEven();
  }
}
