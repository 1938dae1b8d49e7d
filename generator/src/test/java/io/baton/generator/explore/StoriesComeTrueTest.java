package io.baton.generator.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.explore.Exploration.LateReport;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.PolicyModel;
import io.baton.generator.policy.PolicyReader;
import io.baton.generator.reference.Action;
import io.baton.generator.reference.PolicyRules;
import io.baton.generator.reference.ReferenceInterpreter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the exploration says can happen does happen: its stories are told to the reference
 * interpreter, which knows the contract and nothing of the exploration.
 */
class StoriesComeTrueTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/diagnostics");

  @ParameterizedTest
  @ValueSource(strings = {"retail", "cross-border", "cold-chain"})
  void ofThePoliciesThatComeWithBaton(String businessType) throws IOException {
    Path file = Path.of("../policies", businessType + ".dmn");
    FulfillmentPolicy policy = read(file);
    Exploration exploration = PolicyExplorer.explore(policy);
    assertThat(exploration.isComplete()).isTrue();
    List<Story> stories =
        Stream.of(
                exploration.endings().values().stream(),
                exploration.decisions().values().stream(),
                exploration.stuck().stream())
            .flatMap(told -> told)
            .filter(story -> !ToldStory.hasDeadline(story))
            .toList();
    assertThat(stories)
        .hasSizeGreaterThan(6)
        .allSatisfy(story -> comesTrue(policy, PolicyRules.read(file), story));
  }

  @Test
  void ofAnOrderThatGetsStuck() throws IOException {
    Path file = GOLDEN.resolve("can-get-stuck.noRowForTheRest/retail.dmn");
    FulfillmentPolicy policy = read(file);
    assertThat(PolicyExplorer.explore(policy).stuck())
        .hasSize(1)
        .allSatisfy(story -> comesTrue(policy, PolicyRules.read(file), story));
  }

  @Test
  void ofAReportThatComesTooLate() throws IOException {
    Path file = GOLDEN.resolve("depends-on-order.guardOnOneSideOnly/policy.dmn");
    FulfillmentPolicy policy = read(file);
    PolicyRules rules = PolicyRules.read(file);
    LateReport late = PolicyExplorer.explore(policy).lateReports().getFirst();
    assertThat(new ToldStory(policy, late.works()).tellTo(new ReferenceInterpreter(rules), "o"))
        .contains(new Action.Trigger("label", "o:label:1"));
    assertThat(new ToldStory(policy, late.fails()).tellTo(new ReferenceInterpreter(rules), "o"))
        .isNotEmpty()
        .doesNotContain(new Action.Trigger("label", "o:label:1"));
  }

  private static FulfillmentPolicy read(Path file) throws IOException {
    return PolicyReader.read(file.toString(), file)
        .value()
        .flatMap(document -> PolicyModel.of(document).value())
        .orElseThrow();
  }

  private static void comesTrue(FulfillmentPolicy policy, PolicyRules rules, Story story) {
    List<Action> actions =
        new ToldStory(policy, story).tellTo(new ReferenceInterpreter(rules), "o");
    Event last = story.last();
    assertThat(actions)
        .as("what comes of %s", story)
        .anySatisfy(
            action ->
                assertThat(action)
                    .matches(
                        done ->
                            switch (last.result()) {
                              case ENDS, ENDS_BY_EXCEPTION ->
                                  done instanceof Action.Ended(String outcome)
                                      && last.outcome().orElse("").equals(outcome);
                              case ASKS_PERSON ->
                                  done instanceof Action.AskPerson(String node)
                                      && node.equals(last.node());
                              case IS_STUCK, ENDS_STUCK ->
                                  done instanceof Action.Paused(String node, var s, var t)
                                      && node.equals(FulfillmentPolicy.STUCK);
                              case GOES_ON, RESUMES -> false;
                            }));
  }
}
