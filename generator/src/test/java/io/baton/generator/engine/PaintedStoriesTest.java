package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.explore.PolicyExplorer;
import io.baton.generator.explore.ReportedPath;
import io.baton.generator.explore.ReportedPath.Found;
import io.baton.generator.explore.Story;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.PolicyModel;
import io.baton.generator.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is painted of a story is what an order passes on the engine to which it happens. */
class PaintedStoriesTest {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  @ParameterizedTest
  @ValueSource(strings = {"retail", "cross-border", "cold-chain"})
  void everyStoryOfAPolicyThatComesWithBatonIsPaintedAsItHappens(String businessType)
      throws IOException {
    FulfillmentPolicy policy = policy(businessType);
    CompiledPolicy.shipped(ENGINE, businessType);
    List<Story> stories = PassedElements.stories(PolicyExplorer.explore(policy));
    assertThat(stories).hasSizeGreaterThan(6);
    for (Story story : stories) {
      assertThat(PassedElements.painted(policy, story))
          .as("%s", story)
          .isEqualTo(PassedElements.onEngine(ENGINE, policy, story));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inventory reserved, authorize authorized, warehouse packed, transport collected, notify any"
            + " status, capture captured, transport delivered",
        "inventory reserved, authorize authorized, warehouse picked, warehouse packed, transport"
            + " collected, notify any status, notify any status, transport delayed, transport"
            + " delivered",
        "inventory reserved, authorize authorized, warehouse picked, warehouse packed, transport"
            + " collected, transport delayed, notify any status, transport delivered",
        "authorize authorized, inventory reserved, fraud cleared, warehouse packed abnormal",
        "inventory reserved, authorize authorized, warehouse picked, notify any status abnormal,"
            + " warehouse packed, transport delivered",
        "inventory reserved, authorize authorized, warehouse overdue",
        "inventory reserved, authorize authorized, warehouse packed, transport overdue, capture"
            + " captured, invoice any status"
      })
  void aReportedPathIsPaintedAsItHappens(String reports) throws IOException {
    FulfillmentPolicy policy = policy("retail");
    CompiledPolicy.shipped(ENGINE, "retail");
    assertThat(ReportedPath.find(policy, reports))
        .isInstanceOfSatisfying(
            Found.Lived.class,
            found ->
                assertThat(PassedElements.painted(policy, found.story()))
                    .isEqualTo(PassedElements.onEngine(ENGINE, policy, found.story())));
  }

  private static FulfillmentPolicy policy(String businessType) throws IOException {
    Path file = Path.of("../policies", businessType + ".dmn");
    return PolicyReader.read(file.toString(), file)
        .value()
        .flatMap(document -> PolicyModel.of(document).value())
        .orElseThrow();
  }
}
