package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.demo.Summary.Noise;
import io.baton.demo.Summary.SystemCounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SummaryTextTest {

  private static final Ink BLOCKS = new Ink(false, false, true);

  @Test
  void tellsEverythingInTablesThatLineUp() {
    Summary summary = summary(10, Map.of());

    assertThat(String.join("\n", SummaryText.lines(summary, BLOCKS)))
        .isEqualTo(
            """

            How the orders ended
              outcome           orders   share
              fulfilled              7  70.0 %  █████████████████████
              exception: stock       2  20.0 %  ██████
              exception: loss        1  10.0 %  ███

            What the systems were asked
              system     triggered  instructed  reported
              inventory         10           3         0
              transport      1,008           1     2,016
              all            1,018           4     2,016

            Engine records per order
              orders              least  median   most
              fulfilled             400     410  1,200
              ended by exception    100     100    300

            What did not matter
              12 reports came again with the same event id
              3 calls met a busy system and were made again with the same key

            Calls wasted on the 3 orders that failed
              dispatch                       calls
              in stages, as the policy says      6  ████████
              to all systems at once            24  ██████████████████████████████
              75.0 % of the wasted calls saved

            10 orders in 12.3 s; the engine's clock was moved 3 d 2 h ahead.
            The generated diagram: bpmn/fulfillment-retail.bpmn""");
  }

  @Test
  void namesEveryOrderThatReachedNoEndAndWhereItStands() {
    Summary summary =
        summary(12, Map.of("retail-7-0004", List.of("transport_status", "notify_trigger")));

    assertThat(SummaryText.lines(summary, Ink.PLAIN))
        .contains(
            "Orders that reached no end: 1",
            "  retail-7-0004  transport_status; notify_trigger",
            "  2 were not started");
    assertThat(summary.allEnded()).isFalse();
  }

  @Test
  void usesNoColoursUnlessTheyAreWanted() {
    Summary summary = summary(10, Map.of());

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

  private static Summary summary(int orders, Map<String, List<String>> unfinished) {
    return new Summary(
        orders,
        10,
        Map.of("fulfilled", 7, "exception: stock", 2, "exception: loss", 1),
        unfinished,
        List.of(
            new SystemCounts("inventory", 10, 3, 0), new SystemCounts("transport", 1008, 1, 2016)),
        List.of(400L, 410L, 1200L),
        List.of(100L, 100L, 300L),
        new Noise(12, 0, 3, 0, 0),
        new Waste(3, 6, 24),
        Duration.ofMillis(12_345),
        Duration.ofHours(74),
        Path.of("bpmn/fulfillment-retail.bpmn"));
  }
}
