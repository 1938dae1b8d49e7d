package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The ledger's database is away for a while. */
@ExtendWith(OutputCaptureExtension.class)
class LedgerOutageTest {

  @Test
  void isToldToCallersWhoSendAgainAndInALineOfTheLog(@TempDir Path data, CapturedOutput output)
      throws Exception {
    EmbeddedPostgres server = postgres(data).start();
    int port = server.getPort();
    try (RunningBaton baton =
        RunningBaton.start(
            "spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
            "spring.datasource.username=postgres")) {
      baton.startParcel("o1");
      await().until(() -> !baton.systems.calls("fraud/trigger", "o1").isEmpty());
      server.close();
      int before = output.getAll().length();
      HttpResponse<String> feedback = baton.reportFraud("o1", "e1", "checking");
      assertThat(feedback.statusCode()).isEqualTo(503);
      assertThat(feedback.body()).contains("Ledger away", "Send it again");
      assertThat(feedback.headers().firstValue("Retry-After")).isPresent();
      String order = "{\"orderId\":\"o2\",\"businessType\":\"parcel\",\"order\":{}}";
      assertThat(baton.post("/orders", "application/json", order).statusCode()).isEqualTo(503);
      assertThat(baton.get("/orders/o1").statusCode()).isEqualTo(503);
      server = postgres(data).setPort(port).start();
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> baton.reportFraud("o1", "e1", "checking").statusCode() == 202);
      assertThat(baton.post("/orders", "application/json", order).statusCode()).isEqualTo(201);
      assertThat(output.getAll().substring(before))
          .contains("The ledger does not answer")
          .doesNotContain("\tat ");
    } finally {
      server.close();
    }
  }

  private static EmbeddedPostgres.Builder postgres(Path data) {
    return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
  }
}
