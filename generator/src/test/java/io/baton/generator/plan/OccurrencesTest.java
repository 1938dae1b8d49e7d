package io.baton.generator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.PolicyModel;
import io.baton.generator.policy.PolicyReader;
import io.baton.generator.reference.PolicyFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tables alone say about how often systems are triggered. */
class OccurrencesTest {
  @TempDir Path folder = Path.of(".");

  private FulfillmentPolicy policy(String steps) throws IOException {
    Path file =
        PolicyFile.write(
            folder,
            "trip",
            steps
                + """

                systems
                system  || answers    | done
                "visa"  || "feedback" | "granted"
                "hotel" || "reply"    |
                "coach" || "feedback" | "arrived"
                "taxi"  || "feedback" | "arrived"
                """);
    return PolicyReader.read(file.toString(), file)
        .value()
        .flatMap(document -> PolicyModel.of(document).value())
        .orElseThrow();
  }

  private FulfillmentPolicy joined(String cancelled) throws IOException {
    return policy(
        """
        steps
        feedback.system | feedback.status     | list contains(visa.seen, "granted") | list contains(hotel.seen, "booked") | list contains(coach.seen, "left") | taxi.triggered || trigger           | node | proceed
        "request"       | "received"          |                                     |                                     |                                  |                || ["visa", "hotel"] |      |
        "visa", "hotel" | "granted", "booked" | true                                | true                                |                                  |                || "coach"           |      |
        "coach"         | "broken"            |                                     |                                     |                                  | 0              || "taxi"            |      |
        "coach"         | "arrived"           |                                     |                                     |                                  | 0              ||                   |      | "end"
        "request"       | "cancelled"         |                                     |                                     | %s                               | 0              || "taxi"            |      |
        "taxi"          | "arrived"           |                                     |                                     |                                  |                ||                   |      | "end returned"
        """
            .formatted(cancelled));
  }

  @Test
  void aJoinFiresOnceIfTheStatusThatItWaitsForIsTheLastOfItsPartner() throws IOException {
    assertThat(Occurrences.triggeredAtMostOnce(joined("true"))).contains("visa", "hotel", "coach");
  }

  @Test
  void whatIsTriggeredOnlyWhileItHasNotBeenIsTriggeredOnce() throws IOException {
    FulfillmentPolicy policy = joined("true");

    assertThat(Occurrences.triggeredAtMostOnce(policy)).contains("taxi");
    assertThat(
            Occurrences.triggeredAtMostOnce(
                policy(
                    """
                    steps
                    feedback.system | feedback.status || trigger | node | proceed
                    "request"       | "received"      || "coach" |      |
                    "coach"         | "broken"        || "taxi"  |      |
                    "taxi"          | "arrived"       ||         |      | "end"
                    """)))
        .contains("coach")
        .doesNotContain("taxi");
  }

  @Test
  void aCallIsOpenAtTheEndOnlyIfAReportOfItsSystemIsNotNeededToComeThere() throws IOException {
    assertThat(Occurrences.callMayBeOpenAtEnd(joined("true"), "visa")).isFalse();
    assertThat(Occurrences.callMayBeOpenAtEnd(joined(""), "visa")).isTrue();
    assertThat(Occurrences.callMayBeOpenAtEnd(joined("false"), "visa")).isTrue();
  }

  @Test
  void aCallIsNotOpenAtAnEndThatComesOnlyWhileItsSystemHasNotBeenTriggered() throws IOException {
    assertThat(Occurrences.callMayBeOpenAtEnd(joined("true"), "taxi")).isFalse();
    assertThat(Occurrences.callMayBeOpenAtEnd(joined("true"), "coach")).isFalse();
  }
}
