package io.baton.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.benchmark.order.CountingEngine;
import io.baton.benchmark.records.RecordBudget;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** No change makes an order dearer, or cheaper, unnoticed. */
class RecordBudgetTest {

  @Test
  void ordersOfTheShippedPoliciesCostWhatTheBudgetSays() throws IOException {
    try (CountingEngine engine = new CountingEngine()) {
      assertThat(RecordBudget.count(engine, Path.of("..", "policies")))
          .as(
              "Engine records per order are not those of benchmark/records.budget. If that is"
                  + " meant: ./baton benchmark budget, and commit the file with the reason.")
          .isEqualTo(RecordBudget.read(Path.of("records.budget")));
    }
  }
}
