package io.baton.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.PolicyCompiler;
import io.baton.generator.PolicyCompiler.Understood;
import io.baton.generator.reference.PolicyFile;
import io.baton.generator.terminal.Ink;
import io.baton.simulator.life.Rules;
import io.baton.simulator.run.Simulation;
import io.baton.simulator.run.Way;
import io.baton.simulator.world.Known;
import io.baton.simulator.world.World;
import io.baton.simulator.world.WorldFile;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders at which nothing more happens, and the row that would end that. */
class WaitsTest {
  private static final int ORDERS = 20;

  private static final String POLICY =
      """
      steps
      feedback.system | feedback.status || trigger | node | proceed
      "request" | "received" || "carrier" |  |
      "carrier" | "delivered" ||  |  | "end"

      exceptions
      node || system | instruction | proceed
      "request" || "carrier" | "cancel" | "manual"
      "carrier" || "carrier" | "trace" | "resume"

      systems
      system || answers | deadline | done
      "carrier" || "feedback" | %s | "delivered"
      """;

  private static final String SILENT =
      """
      businessType: line
      person: {resumes: 0%}
      systems:
        carrier:
          courses: [{reports: []}]
      """;

  @TempDir Path folder = Path.of("");

  @Test
  void ofASystemWithoutDeadlineTheMissingDeadlineIsNamed() throws Exception {
    Findings findings = findings(POLICY.formatted(""));

    assertThat(new Waits(findings).all())
        .containsExactly(
            new Waits.Wait(
                "carrier",
                "nothing",
                ORDERS,
                "it has no deadline",
                "systems, row of \"carrier\": a deadline"));
  }

  @Test
  void ofASystemThatWasToldSomethingTheRowThatTellsItIsNamed() throws Exception {
    Findings findings = findings(POLICY.formatted("\"PT2H\""));

    Waits.Wait wait = new Waits(findings).all().getFirst();
    assertThat(wait.said()).isEqualTo("overdue");
    assertThat(wait.orders()).isEqualTo(ORDERS);
    assertThat(wait.why())
        .isEqualTo("was told \"trace\" (exceptions, row 2): no deadline from then on");
    assertThat(TextReport.lines(findings, Ink.PLAIN))
        .contains("Where orders wait for ever", "  - " + wait.remedy());
  }

  @Test
  void theRemedyHelps() throws Exception {
    String helped = POLICY.formatted("\"PT2H\"") + "\"request\" || \"feedback\" | \"P30D\" |\n";

    Findings findings = findings(helped);

    assertThat(new Waits(findings).all()).isEmpty();
    assertThat(findings.outcomes()).containsExactly("exception: request");
    assertThat(findings.staged().decisions()).isEqualTo(ORDERS);
  }

  private Findings findings(String tables) throws Exception {
    PolicyCompiler.Read read =
        PolicyCompiler.read(List.of(PolicyFile.write(folder, "line", tables)));
    assertThat(read.findings().broken()).as(read.findings().diagnostics().toString()).isEmpty();
    Understood policy = read.policies().getFirst();
    WorldFile.Read worlds = WorldFile.read("line.yaml", SILENT, Known.of(List.of(policy.policy())));
    assertThat(worlds.problems()).isEmpty();
    World world = worlds.world().orElseThrow();
    Simulation simulation = new Simulation(new Rules(policy.policy()), world, 1);
    return new Findings(
        policy,
        world,
        "line.yaml",
        1,
        ORDERS,
        simulation.run(ORDERS, EnumSet.of(Way.STAGED), lived -> {}));
  }
}
