package io.baton.simulator.life;

import io.baton.generator.PolicyCompiler;
import io.baton.generator.PolicyCompiler.Understood;
import io.baton.generator.check.PolicyChecks;
import io.baton.generator.diagnostic.Diagnosed;
import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.PolicyModel;
import io.baton.generator.policy.PolicyDocument;
import io.baton.generator.policy.PolicyReader;
import io.baton.generator.reference.PolicyFile;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.RandomOrder;
import io.baton.generator.reference.RandomOrder.Turn;
import io.baton.generator.reference.RandomPolicies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever the policy and whatever happens: a simulated order does what the reference says. That
 * the engine does, too, is the generator's test of the same random policies.
 */
class AgreementTest {
  /** The text of a policy without mistakes, and the policy. */
  record Policy(String tables, FulfillmentPolicy understood) {
    @Override
    public String toString() {
      return tables;
    }
  }

  @Provide
  Arbitrary<Policy> policies() {
    return RandomPolicies.tables()
        .map(AgreementTest::understood)
        .filter(Optional::isPresent)
        .map(Optional::orElseThrow);
  }

  @Provide
  Arbitrary<List<List<Turn>>> orders() {
    return RandomPolicies.orders();
  }

  @Provide
  Arbitrary<Path> committed() {
    return Arbitraries.of("retail", "cross-border", "cold-chain")
        .map(type -> Path.of("..", "policies", type + ".dmn"));
  }

  @Property(tries = 150, seed = "2026", edgeCases = EdgeCasesMode.NONE)
  void ofRandomPoliciesAnOrderDoesWhatTheReferenceSays(
      @ForAll("policies") Policy policy, @ForAll("orders") List<List<Turn>> lives) {
    agree(
        new Rules(policy.understood()),
        PolicyRules.parse(PolicyFile.xml("random", policy.tables())),
        lives);
  }

  @Property(tries = 80, seed = "2027", edgeCases = EdgeCasesMode.NONE)
  void ofTheCommittedPoliciesAnOrderDoesWhatTheReferenceSays(
      @ForAll("committed") Path file, @ForAll("orders") List<List<Turn>> lives) throws IOException {
    Understood understood = PolicyCompiler.read(List.of(file)).policies().getFirst();
    agree(new Rules(understood.policy()), PolicyRules.read(file), lives);
  }

  private static void agree(Rules rules, PolicyRules reference, List<List<Turn>> lives) {
    for (List<Turn> turns : lives) {
      Map<String, ?> payload =
          Map.of("total", turns.getFirst().what() * 10, "incoterm", "DDP", "category", "疫苗");
      new RandomOrder(reference, new SimulatedOrder(rules)).lives("o1", payload, turns);
    }
  }

  /** Without the exploration of all that its orders can live through. */
  private static Optional<Policy> understood(String tables) {
    byte[] xml = PolicyFile.xml("random", tables).getBytes(StandardCharsets.UTF_8);
    PolicyDocument document = PolicyReader.read("random.dmn", xml).value().orElseThrow();
    Diagnosed<FulfillmentPolicy> understood = PolicyModel.of(document);
    List<Diagnostic> found = new ArrayList<>(understood.diagnostics());
    understood.value().ifPresent(policy -> found.addAll(PolicyChecks.run(policy, document, false)));
    Diagnosed<FulfillmentPolicy> checked = new Diagnosed<>(understood.value(), found);
    return checked.hasErrors()
        ? Optional.empty()
        : checked.value().map(policy -> new Policy(tables, policy));
  }
}
