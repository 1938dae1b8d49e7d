package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.demo.Summary.Decided;
import io.camunda.client.CamundaClient;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DecisionsTest {

  /** Decides without asking any engine. */
  private final CamundaClient client =
      CamundaClient.newClientBuilder().grpcAddress(URI.create("http://127.0.0.1:9")).build();

  private final Decisions decisions = new Decisions(client);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void letsEverySecondOrderGoOnTheFirstTimeAndEndsItWhenAskedAgain() {
    List<String> first = List.of(decisions.decide("toys-7-0001"), decisions.decide("toys-7-0002"));

    assertThat(first).containsExactlyInAnyOrder("resume", "end");
    assertThat(decisions.decide("toys-7-0001")).isEqualTo("end");
    assertThat(decisions.decide("toys-7-0002")).isEqualTo("end");
    assertThat(decisions.decided()).isEqualTo(new Decided(1, 3));
  }
}
