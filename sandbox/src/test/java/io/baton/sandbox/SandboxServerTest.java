package io.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.sandbox.BatonDouble.Arrived;
import io.baton.sandbox.Journal.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SandboxServerTest {

  private static final String SCENARIO =
      """
      businessType: toys
      systems:
        stock:
          answers: reply
          statuses:
            - {status: reserved}
        desk:
          answers: feedback
          takes: 1..3 ms
          statuses:
            - {status: opened, after: 1..10 ms}
            - {status: checked, after: 1..10 ms}
            - {status: closed, after: 1..10 ms, data: {shelf: B4}}
          instructions:
            cancel: {answer: accepted}
            recall: {answer: refused, reason: too late}
            trace: {answer: accepted, then: continue}
      """;

  /** Another business type with a system of the same id. */
  private static final String BOOKS =
      """
      businessType: books
      systems:
        desk:
          answers: reply
          statuses:
            - {status: found}
          instructions:
            recall: {answer: accepted}
      """;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private BatonDouble baton = batonThatRefuses(0);
  private SandboxServer sandbox = sandbox("");

  private record Got(int http, JsonNode body) {}

  @AfterEach
  void close() {
    sandbox.close();
    baton.close();
  }

  @Test
  void aSystemThatRepliesTellsItsStatusInTheAnswer() {
    Got got = trigger("stock", "T1", "T1:stock:1");

    assertThat(got.http()).isEqualTo(200);
    assertThat(got.body().path("status").asText()).isEqualTo("reserved");
    assertThat(got.body().path("eventId").asText()).isNotBlank();
    assertThat(got.body().path("params").path("resultCode").asText()).isEqualTo("0");
  }

  @Test
  void aSystemThatReportsAcceptsAndReportsLaterInItsOrder() {
    assertThat(trigger("desk", "T1", "T1:desk:1").http()).isEqualTo(202);

    await().until(() -> baton.firstTimes("desk").size() == 3);
    assertThat(baton.firstTimes("desk")).containsExactly("opened", "checked", "closed");
    JsonNode last = baton.arrived().getLast().body();
    assertThat(last.path("orderId").asText()).isEqualTo("T1");
    assertThat(last.path("data").path("shelf").asText()).isEqualTo("B4");
  }

  @Test
  void theSameKeyActsOnceAndGetsTheSameAnswer() {
    Got first = trigger("stock", "T1", "T1:stock:1");
    Got second = trigger("stock", "T1", "T1:stock:1");
    trigger("desk", "T1", "T1:desk:1");
    trigger("desk", "T1", "T1:desk:1");

    assertThat(second).isEqualTo(first);
    await().until(() -> sandbox.pending() == 0);
    assertThat(baton.arrived()).hasSize(3);
    assertThat(sandbox.journal().count("desk", Kind.TRIGGERED)).isEqualTo(1);
    assertThat(sandbox.journal().count("desk", Kind.TRIGGER_REPEATED)).isEqualTo(1);
  }

  @Test
  void isUnavailableOnceAndThenActs() {
    restart("noise: {unavailable: 100}");

    assertThat(trigger("stock", "T1", "T1:stock:1").http()).isEqualTo(503);
    assertThat(trigger("stock", "T1", "T1:stock:1").http()).isEqualTo(200);
    assertThat(sandbox.journal().count("stock", Kind.TRIGGERED)).isEqualTo(1);
  }

  @Test
  void repeatsReportsWithTheSameEventIdAndKeepsTheOrderOfTheFirstTimes() {
    restart("noise: {repeated: 100, repeatedTwice: 100, repeatedAfter: 0..60 ms}");

    for (int i = 0; i < 20; i++) {
      trigger("desk", "T" + i, "T" + i + ":desk:1");
    }

    await().until(() -> baton.arrived().size() == 20 * 3 * 3);
    assertThat(baton.arrived().stream().map(Arrived::body).distinct()).hasSize(60);
    for (int i = 0; i < 20; i++) {
      assertThat(firstTimes("T" + i)).containsExactly("opened", "checked", "closed");
    }
    assertThat(sandbox.journal().count(Kind.REPORTED)).isEqualTo(60);
    assertThat(sandbox.journal().count(Kind.REPORT_REPEATED)).isEqualTo(120);
  }

  @Test
  void sendsAReportAgainUntilBatonTakesIt() {
    baton.close();
    baton = batonThatRefuses(2);
    restart("");

    trigger("desk", "T1", "T1:desk:1");

    await().until(() -> baton.firstTimes("desk").size() == 3);
    assertThat(baton.firstTimes("desk")).containsExactly("opened", "checked", "closed");
    assertThat(sandbox.journal().count(Kind.REPORT_RETRIED)).isEqualTo(2);
    assertThat(sandbox.journal().answers()).isEqualTo(Map.of("202", 3L, "503", 2L));
  }

  @Test
  void reportsThatNobodyTakesYetArriveAtTheAddressThatIsNamedLater() {
    URI here = baton.address();
    sandbox.reportTo(URI.create("http://127.0.0.1:9"));
    trigger("desk", "T1", "T1:desk:1");
    await().until(() -> sandbox.journal().count(Kind.REPORT_RETRIED) > 0);

    sandbox.reportTo(here);

    await().until(() -> baton.firstTimes("desk").size() == 3);
  }

  @Test
  void answersInstructionsAsTheScenarioSaysAndOncePerKey() {
    trigger("desk", "T1", "T1:desk:1");

    assertThat(answer("desk", "T1", "recall", 1)).isEqualTo("refused");
    assertThat(answer("desk", "T1", "cancel", 1)).isEqualTo("accepted");
    assertThat(answer("desk", "T1", "cancel", 1)).isEqualTo("accepted");
    assertThat(answer("desk", "T1", "dance", 1)).isEqualTo("refused");
    assertThat(answer("desk", "T2", "cancel", 1)).isEqualTo("not known");
    assertThat(sandbox.journal().count("desk", Kind.INSTRUCTED)).isEqualTo(4);
    assertThat(sandbox.journal().count("desk", Kind.INSTRUCTION_REPEATED)).isEqualTo(1);
  }

  @Test
  void aSystemOfTwoBusinessTypesDoesForEachOrderWhatItsTypeSays() {
    assertThat(trigger("desk", "T1", "T1:desk:1").http()).isEqualTo(202);
    Got book = trigger("books", "desk", "B1", "B1:desk:1");

    assertThat(book.http()).isEqualTo(200);
    assertThat(book.body().path("status").asText()).isEqualTo("found");
    assertThat(answer("desk", "T1", "recall", 1)).isEqualTo("refused");
    assertThat(answer("desk", "B1", "recall", 1)).isEqualTo("accepted");
  }

  @Test
  void aCancelledSystemReportsNoMore() {
    restart("troubles: [{name: n, share: 0, system: desk, instead: checked}]", 0.01);
    trigger("desk", "T1", "T1:desk:1");

    assertThat(answer("desk", "T1", "cancel", 1)).isEqualTo("accepted");

    await().until(() -> sandbox.pending() == 0);
    assertThat(baton.firstTimes("desk")).doesNotContain("closed");
  }

  @Test
  void aSystemThatATroubleStoppedGoesOnWhenItIsToldTo() {
    restart(
        "troubles: [{name: lost track, share: 100, system: desk, instead: checked,"
            + " status: delayed, resultCode: D1}]");
    trigger("desk", "T1", "T1:desk:1");
    await().until(() -> baton.firstTimes("desk").size() == 2);
    assertThat(baton.firstTimes("desk")).containsExactly("opened", "delayed");

    assertThat(answer("desk", "T1", "trace", 1)).isEqualTo("accepted");

    await().until(() -> baton.firstTimes("desk").size() == 4);
    assertThat(baton.firstTimes("desk")).containsExactly("opened", "delayed", "checked", "closed");
  }

  @Test
  void aTroubledReplyComesWithItsOwnHttpStatus() {
    restart(
        "troubles: [{name: none left, share: 100, system: stock, instead: reserved,"
            + " status: out, resultCode: E1, http: 409}]");

    Got got = trigger("stock", "T1", "T1:stock:1");

    assertThat(got.http()).isEqualTo(409);
    assertThat(got.body().path("status").asText()).isEqualTo("out");
    assertThat(got.body().path("params").path("resultCode").asText()).isEqualTo("E1");
  }

  @Test
  void saysWhatIsWrongWithACall() {
    String good = "{\"orderId\":\"T1\",\"businessType\":\"toys\"}";
    assertThat(post("/systems/stock/trigger", "k", "not json").http()).isEqualTo(400);
    assertThat(post("/systems/stock/trigger", "k", "{}").http()).isEqualTo(400);
    assertThat(post("/systems/stock/trigger", "", good).http()).isEqualTo(400);
    assertThat(post("/systems/nobody/trigger", "k", good).http()).isEqualTo(404);
    assertThat(post("/systems/stock/dance", "k", good).http()).isEqualTo(404);
    assertThat(post("/systems/stock/trigger", "k", "{\"orderId\":\"T1\"}").http()).isEqualTo(404);
    assertThat(post("/systems/stock/trigger", "k", " ".repeat(1 << 21)).http()).isEqualTo(413);
  }

  private void restart(String more) {
    restart(more, 1);
  }

  private void restart(String more, double speed) {
    sandbox.close();
    sandbox = sandbox(more, speed);
  }

  private SandboxServer sandbox(String more) {
    return sandbox(more, 1);
  }

  private SandboxServer sandbox(String more, double speed) {
    Scenarios scenarios =
        Scenarios.of(
            List.of(
                Scenarios.read(SCENARIO + more, "toys.yaml"), Scenarios.read(BOOKS, "books.yaml")));
    try {
      return SandboxServer.start(
          new SandboxSettings(
              "127.0.0.1", 0, 7, baton.address(), scenarios, Secrets.none(), speed));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static BatonDouble batonThatRefuses(int reports) {
    try {
      return new BatonDouble(reports);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> firstTimes(String orderId) {
    return baton.arrived().stream()
        .filter(a -> a.body().path("orderId").asText().equals(orderId))
        .map(Arrived::status)
        .distinct()
        .toList();
  }

  private Got trigger(String system, String orderId, String key) {
    return trigger("toys", system, orderId, key);
  }

  private Got trigger(String businessType, String system, String orderId, String key) {
    String body =
        "{\"orderId\":\"%s\",\"businessType\":\"%s\",\"system\":\"%s\",\"key\":\"%s\"}"
            .formatted(orderId, businessType, system, key);
    return post("/systems/" + system + "/trigger", key, body);
  }

  private String answer(String system, String orderId, String instruction, int n) {
    String key = orderId + ":" + system + ":" + instruction + ":" + n;
    String body =
        "{\"orderId\":\"%s\",\"system\":\"%s\",\"instruction\":\"%s\",\"key\":\"%s\"}"
            .formatted(orderId, system, instruction, key);
    return post("/systems/" + system + "/instruct", key, body).body().path("answer").asText();
  }

  private Got post(String path, String key, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + path))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!key.isEmpty()) {
      request.header("Idempotency-Key", key);
    }
    try {
      HttpResponse<String> got = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Got(got.statusCode(), json.readTree(got.body()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
