package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.reference.Action.Ended;
import io.baton.generator.reference.Action.Instruct;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Ids and texts that a policy may have, and that an expression could stumble over. */
class AwkwardNamesTest {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  /** Systems called like the parts of a system's state that the process keeps. */
  private static final String STATE_WORDS =
      """
      steps
      feedback.system  | feedback.status       | list contains(data.seen, "in stock") | list contains(call.seen, "paid \\\\ \\"now\\"") || trigger          | node | proceed
      "request"        | "received"            |                                      |                                               || ["data", "call"] |      |
      "data", "call"   | "in stock", "paid \\\\ \\"now\\"" | true                                 | true                                          || "due"            |      |
      "due"            | "仓库, 已发货"              |                                      |                                               || "seen"           | "出库" |
      "seen"           | "lost"                |                                      |                                               ||                  | "出库" |
      "seen"           | "there"               |                                      |                                               ||                  |      | "end"

      results
      feedback.status || result
      "lost"          || "abnormal"
                      || "normal"

      exceptions
      node   || system | instruction | proceed
      "出库" || "due"  | "recall"    | "resume"
      "出库" || "call" | "refund"    |

      systems
      system || answers    | deadline | done
      "data" || "reply"    |          |
      "call" || "reply"    |          |
      "due"  || "feedback" | "PT1H"   | ["仓库, 已发货"]
      "seen" || "feedback" |          |
      """;

  /** Systems and nodes called like words that element ids are made of. */
  private static final String ID_WORDS =
      """
      steps
      feedback.system | feedback.status || trigger                           | node        | proceed
      "request"       | "received"      || ["again", "overdue", "elsewhere"] |             |
      "again"         | "any"           || ["again", "overdue"]              | "elsewhere" |
      "overdue"       | "any"           ||                                   | "order"     |
      "elsewhere"     | "any"           ||                                   | "at"        | "end"

      results
      feedback.status || result
      "bad"           || "abnormal"
                      || "normal"

      exceptions
      node        || system      | instruction | proceed
      "elsewhere" || "again"     |             | "end"
      "order"     || "overdue"   |             | "end"
      "at"        || "elsewhere" |             | "end"
      "request"   ||             |             | "resume"

      systems
      system      || answers    | deadline | done
      "again"     || "feedback" | "PT1H"   | "any"
      "overdue"   || "feedback" | "PT1H"   | "any"
      "elsewhere" || "feedback" | "PT1H"   | "any"
      """;

  @TempDir Path folder = Path.of(".");

  @Test
  void givesEveryElementAnIdOfItsOwn() {
    CheckedOrder order = CompiledPolicy.drawn(ENGINE, folder, "id-words", ID_WORDS).order();
    assertThat(order.starts(100))
        .containsExactlyInAnyOrder(
            order.call("again", 1), order.call("overdue", 1), order.call("elsewhere", 1));
    order.takesCall("elsewhere");
    assertThat(order.reports("elsewhere", "any")).isEmpty();
    order.takesCall("again");
    assertThat(order.takesCall("overdue")).containsExactly(new Ended("fulfilled"));
  }

  @Test
  void runsAPolicyWhoseSystemsAreCalledLikePartsOfTheState() {
    CheckedOrder order = CompiledPolicy.drawn(ENGINE, folder, "state-words", STATE_WORDS).order();
    order.starts(100);
    order.replies("data", "in stock");
    assertThat(order.replies("call", "paid \\ \"now\"")).containsExactly(order.call("due", 1));
    order.takesCall("due");
    assertThat(order.reports("due", "仓库, 已发货")).containsExactly(order.call("seen", 1));
    order.takesCall("seen");
    assertThat(order.reports("seen", "lost"))
        .filteredOn(Instruct.class::isInstance)
        .extracting(action -> ((Instruct) action).system())
        .containsExactly("call", "due");
    order.goesOn();
    assertThat(order.reports("seen", "there")).contains(new Ended("fulfilled"));
  }
}
