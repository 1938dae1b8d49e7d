package io.baton.benchmark.records;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.baton.benchmark.order.CountedOrder;
import io.baton.benchmark.order.CountingEngine;
import io.baton.benchmark.policy.SyntheticPolicy;
import io.baton.benchmark.records.RecordComparison.Row;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./baton benchmark records}. */
@Command(
    name = "records",
    mixinStandardHelpOptions = true,
    description = {
      "Counts the engine's records of an order, exactly, on processes of policies with 2 to 30",
      "systems: Baton's, and three hand-made ones that do the same (see docs/performance.md)."
    })
public final class RecordsCommand implements Callable<Integer> {
  private static final String LINE = "%-24s %6s %6s %6s %8s %6s %8s %6s %9s%n";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--save",
      description =
          "Also writes benchmark/results/records.json and the plot in docs/images/performance.")
  private boolean isSaved;

  @Option(
      names = "--up-to",
      paramLabel = "<systems>",
      description = "Only policies with at most so many systems.",
      defaultValue = "30")
  private int upTo;

  @Option(
      names = "--where",
      paramLabel = "<policy>",
      description = "Tells instead where the records of one policy go: mixed-6, reply-30, ...")
  private @Nullable String where;

  @Override
  public Integer call() throws IOException {
    PrintStream out = System.out;
    Optional<String> one = Optional.ofNullable(where);
    List<SyntheticPolicy> policies =
        SyntheticPolicy.measured().stream()
            .filter(policy -> policy.systems() <= upTo)
            .filter(policy -> one.map(policy.businessType()::equals).orElse(true))
            .toList();
    if (policies.isEmpty()) {
      String known =
          String.join(
              ", ",
              SyntheticPolicy.measured().stream().map(SyntheticPolicy::businessType).toList());
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(), "No such policy. There are: " + known);
    }
    try (CountingEngine engine = new CountingEngine()) {
      RecordComparison comparison = new RecordComparison(engine);
      if (one.isPresent()) {
        tell(out, comparison.baton(policies.getFirst()));
      } else {
        List<Row> rows = table(out, comparison, policies);
        if (isSaved) {
          save(out, rows);
        }
      }
    }
    return 0;
  }

  private static List<Row> table(
      PrintStream out, RecordComparison comparison, List<SyntheticPolicy> policies) {
    out.printf(
        LINE,
        "policy",
        "floor",
        "Baton",
        "times",
        "usual",
        "times",
        "generic",
        "times",
        "abnormal");
    List<Row> rows = new ArrayList<>();
    for (SyntheticPolicy policy : policies) {
      Row row = comparison.compare(policy);
      out.printf(
          LINE,
          row.policy(),
          row.floor(),
          row.baton(),
          times(row, row.baton()),
          row.usual(),
          times(row, row.usual()),
          row.generic(),
          times(row, row.generic()),
          row.abnormal());
      rows.add(row);
    }
    return rows;
  }

  private static String times(Row row, int records) {
    return String.format(Locale.ROOT, "%.2f", row.timesFloor(records));
  }

  private static void save(PrintStream out, List<Row> rows) throws IOException {
    Path json = Path.of("benchmark", "results", "records.json");
    Path plot = Path.of("docs", "images", "performance", "records-per-order.svg");
    Files.createDirectories(json.getParent());
    Files.createDirectories(plot.getParent());
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(json.toFile(), Map.of("recordsPerOrder", rows));
    Files.writeString(plot, RecordPlot.of(rows));
    out.println("Written: " + json + ", " + plot);
  }

  private static void tell(PrintStream out, CountedOrder order) {
    order.kinds().entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(kind -> out.printf("%5d %s%n", kind.getValue(), kind.getKey()));
    out.printf("%5d in all%n", order.records());
  }
}
