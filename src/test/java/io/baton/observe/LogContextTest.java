package io.baton.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogContextTest {

  @Test
  void cannotForgeALineByAnIdWithALineBreak() {
    String order =
        LogContext.of("4711\nforged", "fraud").during(() -> String.valueOf(MDC.get("orderId")));
    assertThat(order).isEqualTo("4711 forged");
  }

  @Test
  void givesBackWhatWasThereBefore() {
    LogContext.of("outer", "fraud")
        .during(
            () -> {
              LogContext.of("inner", "inventory").during(() -> true);
              assertThat(MDC.get("orderId")).isEqualTo("outer");
              return true;
            });
    assertThat(MDC.get("orderId")).isNull();
  }
}
