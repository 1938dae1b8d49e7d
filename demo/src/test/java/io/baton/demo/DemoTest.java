package io.baton.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.baton.generator.terminal.Ink;
import io.baton.sandbox.Journal.Entry;
import io.baton.sandbox.Journal.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo, small: policies, engine, application and systems, over real gRPC and HTTP. */
final class DemoTest {

  private static final int ORDERS = 18;

  private record Told(Map<String, String> ends, Summary summary, List<Entry> journal) {}

  @Test
  void theSameSeedBringsEveryOrderToTheSameEndAndEverySystemIsTriggeredOnce(@TempDir Path out)
      throws DemoFailure, IOException, InterruptedException {
    Told first = run(out.resolve("first"));
    Told second = run(out.resolve("second"));

    assertThat(first.summary().unfinished()).isEmpty();
    assertThat(first.summary().allEnded()).isTrue();
    assertThat(first.ends()).hasSize(ORDERS).containsValue("fulfilled");
    assertThat(first.ends().values()).anyMatch(end -> end.startsWith("exception: "));
    assertThat(second.ends()).isEqualTo(first.ends());
    assertThat(first.summary().types())
        .extracting(OrdersOfType::businessType, OrdersOfType::ended)
        .containsExactly(
            tuple("retail", ORDERS / 3),
            tuple("cross-border", ORDERS / 3),
            tuple("cold-chain", ORDERS / 3));
    assertThat(first.summary().diagrams()).isDirectoryContaining("glob:**fulfillment-retail.bpmn");
    assertThat(first.summary().noise().undelivered()).isZero();
    assertThat(first.summary().waste().staged()).isLessThan(first.summary().waste().allAtOnce());
    // Customers are told more than once, such as when the order is picked and when it is collected.
    assertThat(first.journal())
        .filteredOn(e -> e.kind() == Kind.TRIGGERED && !e.system().equals("notify"))
        .extracting(Entry::key)
        .allMatch(key -> key.endsWith(":1"));
  }

  private static Told run(Path out) throws DemoFailure, IOException, InterruptedException {
    DemoSettings settings =
        new DemoSettings(ORDERS, 7, List.of(), 0, 50, Path.of("../policies"), out, false);
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    CompiledPolicies policies = CompiledPolicies.of(settings);
    try (CtrlC ctrlC = new CtrlC();
        DemoStack stack = new DemoStack(settings)) {
      LiveView view = new LiveView(nowhere, Ink.PLAIN);
      DemoRun run =
          new DemoRun(
              settings, policies, stack.engine(), stack.sandbox(), stack.client(), view, ctrlC);
      Summary summary = run.run();
      return new Told(run.ends(), summary, stack.sandbox().journal().entries());
    }
  }
}
