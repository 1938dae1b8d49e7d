package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.order.OrderEnded;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The intake over real HTTP. */
class IntakeTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

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
  void answersAccordingToHowFarTheOrderIs() throws Exception {
    answers(baton.reportFraud("a1", "e1", "checking"), 202, "early");
    baton.startParcel("a1");
    await().until(() -> !baton.systems.calls("fraud/trigger", "a1").isEmpty());
    answers(baton.reportFraud("a1", "e2", "checking"), 202, "accepted");
    answers(baton.reportFraud("a1", "e3", "cleared"), 202, "accepted");
    await()
        .until(
            () ->
                baton
                    .events(OrderEnded.class)
                    .contains(new OrderEnded("a1", "parcel", "inventory/reserved/i1 e1 e2 e3")));
    answers(baton.reportFraud("a1", "e4", "checking"), 410, "late");
  }

  @Test
  void takesTheRequestForAReporter() throws Exception {
    String cancelled = "{\"orderId\":\"a2\",\"eventId\":\"r1\",\"status\":\"cancelled\"}";
    answers(baton.report("request", cancelled), 202, "early");
    baton.startParcel("a2");
    await().until(() -> baton.published("a2").contains("r1"));
    answers(baton.report("request", cancelled.replace("r1", "r2")), 202, "accepted");
  }

  @Test
  void publishesAnEventOnceWhateverItSaysTheSecondTime() throws Exception {
    baton.startParcel("a3");
    await().until(() -> !baton.systems.calls("fraud/trigger", "a3").isEmpty());
    answers(baton.reportFraud("a3", "e1", "checking"), 202, "accepted");
    answers(baton.reportFraud("a3", "e1", "checking"), 200, "duplicate");
    answers(baton.reportFraud("a3", "e1", "cleared"), 200, "duplicate");
    answers(baton.reportFraud("a3", "e2", "checking"), 202, "accepted");
    await().until(() -> baton.published("a3").contains("e2"));
    assertThat(baton.published("a3")).containsExactly("e1", "e2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                                                | ''         | not JSON",
        "{} {}                                                            | ''         | not JSON",
        "{\"status\":\"a\",\"status\":\"b\"}                              | ''         | not JSON",
        "[]                                                               | ''         | not a JSON object",
        "{\"eventId\":\"e\",\"status\":\"s\"}                             | orderId    | missing",
        "{\"orderId\":null,\"eventId\":\"e\",\"status\":\"s\"}            | orderId    | missing",
        "{\"orderId\":1,\"eventId\":\"e\",\"status\":\"s\"}               | orderId    | not a text",
        "{\"orderId\":\"o\",\"status\":\"s\"}                             | eventId    | missing",
        "{\"orderId\":\"o\",\"eventId\":\" \",\"status\":\"s\"}           | eventId    | empty",
        "{\"orderId\":\"o\",\"eventId\":\"e\"}                            | status     | missing",
        "{\"orderId\":\"o\",\"eventId\":\"e\",\"status\":[]}              | status     | not a text",
        "{\"orderId\":\"o\",\"eventId\":\"e\",\"status\":\"s\",\"node\":1}   | node    | not a text",
        "{\"orderId\":\"o\",\"eventId\":\"e\",\"status\":\"s\",\"params\":[]} | params | not an object",
        "{\"orderId\":\"o\",\"eventId\":\"e\",\"status\":\"s\",\"data\":\"\"} | data   | not an object",
        "{\"orderId\":\"o\",\"eventId\":\"e\",\"status\":\"s\",\"data\":{\"n\":[1e999]}} | data | 64 bits",
        "{\"orderId\":\"o\",\"eventId\":\"e\",\"status\":\"s\",\"params\":{\"n\":99999999999999999999}} | params | 64 bits",
        "{\"orderId\":\"o\\nWARN\",\"eventId\":\"e\",\"status\":\"s\"} | orderId    | control character",
        "{\"orderId\":\"o\",\"eventId\":\"\\u001b[2J\",\"status\":\"s\"} | eventId  | control character",
        "{\"orderId\":\"o\",\"eventId\":\"e\",\"status\":\"a\\u2028b\"} | status   | control character",
        "{\"orderId\":\"o\",\"eventId\":\"e\",\"status\":\"\\ud800\"}     | ''         | half a character",
        "{\"orderId\":\"o\",\"eventId\":\"e\",\"status\":\"s\",\"reportedAt\":5} | reportedAt | not a text"
      })
  void namesTheFieldThatIsWrong(String body, String field, String problem) throws Exception {
    HttpResponse<String> response = baton.report("fraud", body);
    assertThat(response.statusCode()).isEqualTo(400);
    JsonNode answer = problem(response);
    assertThat(answer.path("field").asText()).isEqualTo(field.equals("''") ? "" : field);
    assertThat(answer.path("detail").asText()).contains(problem);
    assertThat(answer.path("remedy").asText()).isNotEmpty();
  }

  @Test
  void refusesTextsThatAreTooLong() throws Exception {
    HttpResponse<String> response = baton.reportFraud("o", "e", "s".repeat(101));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(problem(response).path("detail").asText())
        .isEqualTo("The field status has 101 characters.");
    assertThat(baton.reportFraud("o".repeat(200), "e".repeat(200), "s".repeat(100)).statusCode())
        .isEqualTo(202);
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    String body =
        "{\"orderId\":\"a4\",\"eventId\":\"e1\",\"status\":\"s\",\"data\":{\"x\":\"%s\"}}";
    int rest = 256 * 1024 - body.length() + 2;
    HttpResponse<String> response = baton.report("fraud", body.formatted("x".repeat(rest + 1)));
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(problem(response).path("detail").asText()).contains("256 KB");
    answers(baton.report("fraud", body.formatted("x".repeat(rest))), 202, "early");
  }

  @Test
  void refusesWhatCannotBeTheIdOfASystemAndNamesThoseItKnows() throws Exception {
    HttpResponse<String> response = baton.report("Frud-1", "{");
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(problem(response).path("known"))
        .extracting(JsonNode::asText)
        .containsExactly("fraud", "inventory", "request");
  }

  @Test
  void refusesOtherContentTypes() throws Exception {
    HttpResponse<String> response = baton.post("/feedback/fraud", "text/plain", "{}");
    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(problem(response).path("status").asInt()).isEqualTo(415);
  }

  private static void answers(HttpResponse<String> response, int status, String answer)
      throws IOException {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(MAPPER.readTree(response.body()).path("answer").asText()).isEqualTo(answer);
  }

  private static JsonNode problem(HttpResponse<String> response) throws IOException {
    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    return MAPPER.readTree(response.body());
  }
}
