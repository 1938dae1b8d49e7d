package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.RecordedSystems.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Systems report more about an order than its process could remember. */
class TooMuchForOneOrderTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String LARGE = "x".repeat(200 * 1024);

  private static RunningBaton baton;

  @BeforeAll
  static void start() throws IOException {
    baton = RunningBaton.start();
  }

  @AfterAll
  static void stop() {
    baton.close();
  }

  @Test
  void refusesAReportWhoseDataHaveNoRoomBesideThoseOfTheOthers() throws Exception {
    assertThat(report("r1", "e1", Map.of("a", LARGE)).statusCode()).isEqualTo(202);
    assertThat(report("r1", "e2", Map.of("b", LARGE)).statusCode()).isEqualTo(202);
    HttpResponse<String> refused = report("r1", "e3", Map.of("c", LARGE));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("Too much for one order", "512 KB", "same names");

    // It was not kept; and what came before is known as ever.
    assertThat(report("r1", "e3", Map.of("c", 1)).statusCode()).isEqualTo(202);
    assertThat(report("r1", "e1", Map.of("a", LARGE)).statusCode()).isEqualTo(200);
    assertThat(report("r2", "e1", Map.of("c", LARGE)).statusCode()).isEqualTo(202);
  }

  @Test
  void takesAnyNumberOfReportsThatReplaceTheSameData() throws Exception {
    for (int number = 1; number <= 8; number++) {
      assertThat(report("r3", "e" + number, Map.of("a", LARGE)).statusCode()).isEqualTo(202);
    }
  }

  @Test
  void makesAnAnswerThatHasNoRoomAnIncident() throws Exception {
    report("r4", "e1", Map.of("a", LARGE));
    report("r4", "e2", Map.of("b", LARGE));
    String tooMuch =
        MAPPER.writeValueAsString(
            Map.of("eventId", "i4", "status", "reserved", "data", Map.of("c", LARGE)));
    baton.systems.answer("inventory/trigger", "r4", call -> new Answer(200, tooMuch));
    baton.startParcel("r4");
    await()
        .untilAsserted(
            () ->
                assertThat(baton.incidents("triggerInventory"))
                    .singleElement()
                    .asString()
                    .contains("more data than the order can remember", "then retry"));
  }

  private static HttpResponse<String> report(
      String orderId, String eventId, Map<String, Object> data) throws Exception {
    return baton.post(
        "/feedback/fraud",
        "application/json",
        MAPPER.writeValueAsString(
            Map.of("orderId", orderId, "eventId", eventId, "status", "checking", "data", data)));
  }
}
