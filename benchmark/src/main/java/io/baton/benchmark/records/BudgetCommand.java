package io.baton.benchmark.records;

import io.baton.benchmark.order.CountingEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ./baton benchmark budget}. */
@Command(
    name = "budget",
    mixinStandardHelpOptions = true,
    description = {
      "Counts the records of orders of policies/ and writes benchmark/records.budget, which a test",
      "compares exactly. Commit it with the change that makes it different, and say why."
    })
public final class BudgetCommand implements Callable<Integer> {

  @Override
  public Integer call() throws IOException {
    try (CountingEngine engine = new CountingEngine()) {
      Map<String, Integer> budget = RecordBudget.count(engine, Path.of("policies"));
      RecordBudget.write(Path.of("benchmark", "records.budget"), budget);
      budget.forEach((order, records) -> System.out.printf("%5d %s%n", records, order));
    }
    return 0;
  }
}
