package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The person who decides sees what the systems were told, and what they answered. */
class DecisionFormTest {
  @RegisterExtension private static final EmbeddedEngine ENGINE = new EmbeddedEngine();

  @TempDir Path folder = Path.of(".");

  @Test
  void whatWasInstructedAndAnsweredIsThereForTheForm() {
    CheckedOrder order =
        CompiledPolicy.drawn(
                ENGINE,
                folder,
                "rental",
                """
                steps
                feedback.system | feedback.status || trigger            | node     | proceed
                "request"       | "received"      || ["depot", "agent"] |          |
                "depot"         | "damaged"       ||                    | "damage" |
                "depot"         | "returned"      ||                    |          | "end"

                results
                feedback.params.resultCode || result
                null                       || "normal"
                                           || "abnormal"

                exceptions
                node     || system  | instruction | proceed
                "damage" || "agent" | "inspect"   | "manual"
                "damage" || "depot" | "wait"      | "manual"

                systems
                system  || answers
                "depot" || "feedback"
                "agent" || "feedback"
                """)
            .order();
    order.starts(100);
    order.takesCall("depot");
    order.takesCall("agent");
    order.reports("depot", "damaged", "7");
    assertThat(order.variable("instruct_answers"))
        .contains(
            "{\"node\":\"damage\",\"system\":\"depot\",\"instruction\":\"wait\",\"answer\":\"accepted\"}")
        .contains(
            "{\"node\":\"damage\",\"system\":\"agent\",\"instruction\":\"inspect\",\"answer\":\"accepted\"}");
  }
}
