package io.baton.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.baton.generator.PolicyCompiler;
import io.baton.generator.PolicyCompiler.Understood;
import io.baton.generator.reference.PolicyFile;
import io.baton.simulator.life.Rules;
import io.baton.simulator.report.Findings;
import io.baton.simulator.report.JsonReport;
import io.baton.simulator.world.Known;
import io.baton.simulator.world.World;
import io.baton.simulator.world.WorldFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A line of four systems that fail independently of each other, whose figures are known. */
class ClosedFormsTest {
  private static final int ORDERS = 20_000;
  private static final double FAILS = 0.1;
  private static final double HOUR = 3_600_000;

  private static final String LINE =
      """
      steps
      feedback.system | feedback.status || trigger | node | proceed
      "request" | "received" || "a" |  |
      "a" | "ok" || "b" |  |
      "b" | "ok" || "c" |  |
      "c" | "ok" || "d" |  |
      "d" | "ok" ||  |  | "end"
      "a", "b", "c", "d" | "bad" ||  |  |

      results
      feedback.status || result
      "bad" || "abnormal"
      - || "normal"

      exceptions
      node || system | instruction | proceed
      "a" ||  |  | "end"
      "b" || "a" | "cancel" | "end"
      "c" || "a" | "cancel" | "end"
      "c" || "b" | "cancel" | "end"
      "d" || "a" | "cancel" | "end"
      "d" || "b" | "cancel" | "end"
      "d" || "c" | "cancel" | "end"

      systems
      system || answers
      "a" || "reply"
      "b" || "reply"
      "c" || "reply"
      "d" || "reply"
      """;

  @TempDir Path folder = Path.of("");

  @Test
  void wastedCallsAndRecallsAreThoseOfTheGeometricDistribution() throws Exception {
    Findings findings = findings(FAILS, 1);

    // The order fails at its i-th system with probability 0.9^(i - 1) 0.1, after i calls.
    double wasted = 0;
    double recalls = 0;
    for (int i = 1; i <= 4; i++) {
      wasted += i * Math.pow(1 - FAILS, i - 1) * FAILS;
      recalls += (i - 1) * Math.pow(1 - FAILS, i - 1) * FAILS;
    }
    Figures staged = findings.figures(Way.STAGED);
    assertThat(staged.ofOrders().wastedPerOrder(0, ORDERS)).isCloseTo(wasted, within(0.04));
    assertThat(staged.ofOrders().recallsPerOrder(0, ORDERS)).isCloseTo(recalls, within(0.03));
    assertThat(staged.ofOrders().callsPerOrder(0, ORDERS))
        .isCloseTo(wasted + 4 * Math.pow(1 - FAILS, 4), within(0.04));
    Figures line = findings.figures(Way.ONE_AFTER_ANOTHER);
    assertThat(line.ofOrders())
        .as("a line is one after another")
        .usingRecursiveComparison()
        .isEqualTo(staged.ofOrders());

    Figures atOnce = findings.figures(Way.ALL_AT_ONCE);
    double fails = 1 - Math.pow(1 - FAILS, 4);
    assertThat(atOnce.ofOrders().callsPerOrder(0, ORDERS)).isEqualTo(4);
    assertThat(atOnce.ofOrders().wastedPerOrder(0, ORDERS)).isCloseTo(4 * fails, within(0.06));
    assertThat(atOnce.ofOrders().recallsPerOrder(0, ORDERS))
        .as("all but the one that failed")
        .isCloseTo(3 * fails, within(0.05));
  }

  @Test
  void timesAreThoseOfTheSumAndOfTheMaximumOfExponentialTimes() throws Exception {
    Findings findings = findings(0, 2);

    // Of the maximum of four: (1 - e^-t)^4 = 1/2. Of their sum: the median of Erlang's
    // distribution.
    double ofMaximum = -Math.log(1 - Math.pow(0.5, 0.25));
    double ofSum = 3.6721;
    assertThat(half(findings.figures(Way.ALL_AT_ONCE))).isCloseTo(ofMaximum, within(0.05));
    assertThat(half(findings.figures(Way.STAGED))).isCloseTo(ofSum, within(0.08));
  }

  @Test
  void theSameSeedGivesTheSameReport() throws Exception {
    assertThat(JsonReport.text(findings(FAILS, 3), Optional.empty()))
        .isEqualTo(JsonReport.text(findings(FAILS, 3), Optional.empty()))
        .isNotEqualTo(JsonReport.text(findings(FAILS, 4), Optional.empty()));
  }

  private static double half(Figures figures) {
    return figures.ofOrders().times("fulfilled").quantile(0.5) / HOUR;
  }

  private Findings findings(double fails, long seed) throws IOException, InterruptedException {
    Path file = folder.resolve("line.dmn");
    Files.writeString(file, PolicyFile.xml("line", LINE));
    PolicyCompiler.Read read = PolicyCompiler.read(List.of(file));
    assertThat(read.findings().broken()).as(read.findings().diagnostics().toString()).isEmpty();
    Understood policy = read.policies().getFirst();
    StringBuilder text = new StringBuilder("businessType: line\nsystems:\n");
    for (String system : List.of("a", "b", "c", "d")) {
      text.append(
          """
            %s:
              courses:
                - share: rest
                  reports: [{status: ok, after: {mean: 1h}}]
                - share: %s
                  reports: [{status: bad, after: {mean: 1h}}]
          """
              .formatted(system, fails));
    }
    WorldFile.Read worlds =
        WorldFile.read("line.yaml", text.toString(), Known.of(List.of(policy.policy())));
    assertThat(worlds.problems()).isEmpty();
    World world = worlds.world().orElseThrow();
    Simulation simulation = new Simulation(new Rules(policy.policy()), world, seed);
    return new Findings(
        policy,
        world,
        "line.yaml",
        seed,
        ORDERS,
        simulation.run(ORDERS, EnumSet.allOf(Way.class), lived -> {}));
  }
}
