package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.demo.Summary.Decided;
import io.baton.demo.Summary.Noise;
import io.baton.demo.Summary.SystemCounts;
import io.baton.generator.terminal.Ink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SummaryTextTest {

  private static final Ink BLOCKS = new Ink(false, false, true);

  private static final OrdersOfType TOYS =
      new OrdersOfType(
          "toys",
          new TreeMap<>(Map.of("fulfilled", 7, "exception: stock", 2, "returned", 1)),
          List.of(
              new SystemCounts("inventory", 10, 3, 0),
              new SystemCounts("transport", 1008, 1, 2016)),
          new TreeMap<>(
              Map.of(
                  "fulfilled", List.of(400L, 410L, 1200L),
                  "ended by exception", List.of(100L, 100L, 300L))),
          new Waste(2, 6, 16));

  private static final OrdersOfType VACCINES =
      new OrdersOfType(
          "vaccines",
          new TreeMap<>(Map.of("fulfilled", 3, "exception: 温度超标", 4)),
          List.of(new SystemCounts("inventory", 7, 0, 0)),
          new TreeMap<>(Map.of("ended by exception", List.of(200L))),
          new Waste(4, 8, 40));

  @Test
  void tellsEverythingInTablesThatLineUp() {
    Summary summary = summary(17, List.of(TOYS, VACCINES), Map.of());

    assertThat(String.join("\n", SummaryText.lines(summary, BLOCKS)))
        .isEqualTo(
            """

            How the orders ended
              outcome                orders   share
              toys                       10
                fulfilled                 7  70.0 %  █████████████████████
                exception: stock          2  20.0 %  ██████
                returned                  1  10.0 %  ███
              vaccines                    7
                exception: 温度超标       4  57.1 %  █████████████████
                fulfilled                 3  42.9 %  █████████████
              People decided: 2 to go on, 3 to end.

            What the systems were asked
              systems of  triggered  instructed  reported
              toys            1,018           4     2,016
              vaccines            7           0         0
              all             1,025           4     2,016

            Engine records per order
              orders                        least  median   most
              toys, ended by exception        100     100    300
              toys, fulfilled                 400     410  1,200
              vaccines, ended by exception    200     200    200

            What did not matter
              12 reports came again with the same event id
              3 calls met a busy system and were made again with the same key

            Calls wasted on the orders that ended by exception
              orders of  orders  in stages  to all at once   saved
              toys            2          6              16  62.5 %
              vaccines        4          8              40  80.0 %
              all             6         14              56  75.0 %
              75.0 % of the wasted calls saved against a dispatch to all systems at once

            17 orders in 12.3 s; the engine's clock was moved 3 d 2 h ahead.
            The generated diagrams: target/demo/bpmn""");
  }

  @Test
  void namesEverySystemWhereThereIsOneBusinessType() {
    assertThat(SummaryText.lines(summary(10, List.of(TOYS), Map.of()), Ink.PLAIN))
        .containsSequence(
            "What the systems were asked",
            "  system     triggered  instructed  reported",
            "  inventory         10           3         0",
            "  transport      1,008           1     2,016",
            "  all            1,018           4     2,016");
  }

  @Test
  void namesEveryOrderThatReachedNoEndAndWhereItStands() {
    Summary summary =
        summary(
            12,
            List.of(TOYS),
            Map.of("retail-7-0004", List.of("transport_status", "notify_trigger")));

    assertThat(SummaryText.lines(summary, Ink.PLAIN))
        .contains(
            "Orders that reached no end: 1",
            "  retail-7-0004  transport_status; notify_trigger",
            "  2 were not started");
    assertThat(summary.allEnded()).isFalse();
  }

  @Test
  void usesNoColoursUnlessTheyAreWanted() {
    Summary summary = summary(10, List.of(TOYS), Map.of());

    assertThat(String.join("", SummaryText.lines(summary, BLOCKS))).doesNotContain("\u001b");
    assertThat(String.join("", SummaryText.lines(summary, new Ink(true, true, true))))
        .contains("\u001b[1m");
  }

  @Test
  void theMedianOfEvenlyManyIsTheLowerOfTheMiddleTwo() {
    assertThat(Summary.median(List.of(1L, 2L, 3L, 4L))).isEqualTo(2);
    assertThat(Summary.median(List.of(1L, 2L, 9L))).isEqualTo(2);
    assertThat(Summary.median(List.of())).isZero();
  }

  private static Summary summary(
      int orders, List<OrdersOfType> types, Map<String, List<String>> unfinished) {
    return new Summary(
        orders,
        Math.min(orders, types.size() == 1 ? 10 : 17),
        types,
        unfinished,
        new Noise(12, 0, 3, 0, 0),
        new Decided(2, 3),
        Duration.ofMillis(12_345),
        Duration.ofHours(74),
        Path.of("target/demo/bpmn"));
  }
}
