package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Health: who is asked to wait, and who is killed. */
class HealthTest {

  @Test
  void staysReadyForFeedbackWhileTheEngineIsAway() throws Exception {
    try (RunningBaton baton = RunningBaton.start("camunda.client.request-timeout=PT2S")) {
      assertThat(status(baton, "/engine")).isEqualTo(200);
      baton.stopEngine();
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(status(baton, "/engine")).isEqualTo(503));
      assertThat(status(baton, "")).isEqualTo(503);
      assertThat(status(baton, "/liveness")).isEqualTo(200);
      assertThat(status(baton, "/readiness")).isEqualTo(200);
      assertThat(baton.reportFraud("h1", "e1", "checking").statusCode()).isEqualTo(202);
      baton.startEngineAnew();
    }
  }

  @Test
  void isNotReadyWithoutTheLedgerButIsNotKilledForIt() throws Exception {
    try (RunningBaton baton =
        RunningBaton.start("spring.datasource.hikari.connection-timeout=250")) {
      ((AutoCloseable) baton.context.getBean(DataSource.class)).close();
      assertThat(status(baton, "/readiness")).isEqualTo(503);
      assertThat(status(baton, "/liveness")).isEqualTo(200);
    }
  }

  private static int status(RunningBaton baton, String group) throws Exception {
    return baton.get("/actuator/health" + group).statusCode();
  }
}
