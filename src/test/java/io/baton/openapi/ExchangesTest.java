package io.baton.openapi;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.openapi.Exchanges.Answer;
import io.baton.openapi.Exchanges.Request;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That an exchange which is not as the documents say does not pass. */
class ExchangesTest {

  private static final String FEEDBACK =
      "{\"orderId\":\"o\",\"eventId\":\"e\",\"status\":\"s\",\"more\":1}";

  private static final String TRIGGER =
      "{\"orderId\":\"o\",\"businessType\":\"retail\",\"system\":\"a\",\"key\":\"o:a:1\","
          + "\"order\":{},\"reported\":{}}";

  @Test
  void letsPassWhatIsAsDocumented() {
    assertThatCode(() -> answered("/feedback/a", FEEDBACK, 202, "{\"answer\":\"early\"}"))
        .doesNotThrowAnyException();
    assertThatCode(() -> asked(TRIGGER, "o%20o:a:1")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/fedback/a  | 202 | {\"answer\":\"early\"}            | has no POST",
        "/feedback/a | 204 | {\"answer\":\"early\"}            | has no 204",
        "/feedback/a | 202 | {\"answer\":\"eraly\"}            | enumeration",
        "/feedback/a | 202 | {\"answer\":\"early\",\"new\":1}  | 'new'",
        "/feedback/a | 202 | {}                                | 'answer' not found",
        "/feedback/a | 415 | {\"title\":\"No\"}                | application/json at",
        "/feedback/a | 202 | not JSON                          | Not JSON",
      })
  void findsAnswersThatAreNotDocumented(String path, int status, String answer, String complaint) {
    assertThatThrownBy(() -> answered(path, FEEDBACK, status, answer))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(complaint);
  }

  @Test
  void findsWhatIsTakenAndNotAllowed() {
    String accepted = "{\"answer\":\"accepted\"}";
    assertThatThrownBy(() -> answered("/feedback/a", "{\"orderId\":\"o\"}", 202, accepted))
        .hasMessageContaining("eventId");
    String large = FEEDBACK + " ".repeat(256 * 1024);
    assertThatThrownBy(() -> answered("/feedback/a", large, 202, accepted))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void findsWhatIsAllowedAndNotTaken() {
    HttpHeaders problem = headers("application/problem+json");
    String body =
        "{\"type\":\"about:blank\",\"title\":\"No\",\"status\":%d,\"detail\":\"No.\",\"field\":\"status\"}";
    Request request = new Request("POST", "/feedback/a", "application/json", FEEDBACK);
    assertThatThrownBy(
            () -> Exchanges.answeredByBaton(request, new Answer(400, problem, body.formatted(400))))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(
            () -> Exchanges.answeredByBaton(request, new Answer(413, problem, body.formatted(413))))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void findsCallsOfSystemsThatAreNotDocumented() {
    assertThatThrownBy(() -> asked(TRIGGER.replace("\"order\"", "\"new\":1,\"order\""), "o:a:1"))
        .hasMessageContaining("'new'");
    assertThatThrownBy(() -> asked(TRIGGER.replace("\"key\"", "\"clef\""), "o:a:1"))
        .hasMessageContaining("'key'");
    assertThatThrownBy(() -> asked(TRIGGER, "o o:a:1")).hasMessageContaining("pattern");
  }

  private static void answered(String path, String request, int status, String answer) {
    Exchanges.answeredByBaton(
        new Request("POST", path, "application/json", request),
        new Answer(status, headers("application/json"), answer));
  }

  private static void asked(String body, String idempotencyKey) {
    Exchanges.askedOfASystem(
        new Request("POST", "/trigger", "application/json", body), idempotencyKey);
  }

  private static HttpHeaders headers(String contentType) {
    return HttpHeaders.of(Map.of("Content-Type", List.of(contentType)), (name, value) -> true);
  }
}
