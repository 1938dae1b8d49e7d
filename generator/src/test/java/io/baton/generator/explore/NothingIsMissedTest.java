package io.baton.generator.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.check.PolicyChecks;
import io.baton.generator.diagnostic.Diagnosed;
import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.PolicyModel;
import io.baton.generator.policy.PolicyDocument;
import io.baton.generator.policy.PolicyReader;
import io.baton.generator.reference.PolicyFile;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.RandomOrder.Turn;
import io.baton.generator.reference.RandomPolicies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever happens to an order in the reference interpreter, which knows the contract and nothing
 * of the exploration: the exploration has said that it can happen.
 */
class NothingIsMissedTest {
  /** Policies that take more are left out: there are enough others in the time of one of them. */
  private static final int MOST_REPORTS = 10_000;

  private static final Map<String, Explored> SHIPPED = new HashMap<>();
  private static final Set<String> SEEN = new HashSet<>();
  private static int orders;
  private static int tooLarge;

  /** A policy and what the exploration says of it. */
  private record Explored(FulfillmentPolicy policy, PolicyRules rules, Set<String> possible) {

    static Explored of(FulfillmentPolicy policy, Exploration exploration, String xml) {
      return new Explored(policy, PolicyRules.parse(xml), Possible.of(policy, exploration));
    }
  }

  @AfterContainer
  static void saysHowMuchThereWas() {
    long possible = SHIPPED.values().stream().mapToInt(one -> one.possible().size()).sum();
    System.out.printf(
        "%d random orders; of the policies that come with Baton they have seen %d of %d things that"
            + " can happen; %d random policies were too large%n",
        orders, SEEN.size(), possible, tooLarge);
  }

  @Provide
  Arbitrary<String> businessTypes() {
    return Arbitraries.of("retail", "cross-border", "cold-chain");
  }

  @Provide
  Arbitrary<String> policies() {
    return RandomPolicies.tables().filter(tables -> valid("random", xml(tables)).isPresent());
  }

  @Provide
  Arbitrary<List<List<Turn>>> lives() {
    return RandomPolicies.orders();
  }

  @Property(seed = "2026", edgeCases = EdgeCasesMode.NONE)
  void ofRandomPolicies(
      @ForAll("policies") String tables, @ForAll("lives") List<List<Turn>> lives) {
    FulfillmentPolicy policy = valid("random", xml(tables)).orElseThrow();
    Exploration exploration = PolicyExplorer.explore(policy, MOST_REPORTS);
    if (!exploration.isComplete()) {
      tooLarge++;
      return;
    }
    Explored explored = Explored.of(policy, exploration, xml(tables));
    try {
      missesNothing(explored, lives);
    } catch (AssertionError e) {
      throw new AssertionError("\n" + tables + "\n" + e.getMessage(), e);
    }
  }

  @Property(seed = "2026", edgeCases = EdgeCasesMode.NONE)
  void ofThePoliciesThatComeWithBaton(
      @ForAll("businessTypes") String businessType, @ForAll("lives") List<List<Turn>> lives) {
    missesNothing(SHIPPED.computeIfAbsent(businessType, NothingIsMissedTest::shipped), lives);
  }

  private static void missesNothing(Explored explored, List<List<Turn>> lives) {
    for (List<Turn> turns : lives) {
      orders++;
      ImaginedOrder order = new ImaginedOrder(explored.policy(), explored.rules());
      Set<String> seen = order.lives(turns);
      if (SHIPPED.containsValue(explored)) {
        seen.forEach(what -> SEEN.add(explored.policy().businessType() + ": " + what));
      }
      Set<String> missed = new LinkedHashSet<>(seen);
      missed.removeAll(explored.possible());
      assertThat(missed).as("what was seen and not foreseen, in\n%s\n", order.story()).isEmpty();
    }
  }

  private static Explored shipped(String businessType) {
    try {
      String xml = Files.readString(Path.of("../policies", businessType + ".dmn"));
      FulfillmentPolicy policy = valid(businessType, xml).orElseThrow();
      Exploration exploration = PolicyExplorer.explore(policy);
      assertThat(exploration.isComplete()).isTrue();
      return Explored.of(policy, exploration, xml);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String xml(String tables) {
    return PolicyFile.xml("random", tables);
  }

  private static Optional<FulfillmentPolicy> valid(String businessType, String xml) {
    PolicyDocument document =
        PolicyReader.read(businessType + ".dmn", xml.getBytes(StandardCharsets.UTF_8))
            .value()
            .orElseThrow();
    Diagnosed<FulfillmentPolicy> understood = PolicyModel.of(document);
    List<Diagnostic> found = new ArrayList<>(understood.diagnostics());
    understood.value().ifPresent(policy -> found.addAll(PolicyChecks.run(policy, document, false)));
    return new Diagnosed<>(understood.value(), found).hasErrors()
        ? Optional.empty()
        : understood.value();
  }
}
