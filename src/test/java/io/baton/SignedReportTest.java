package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports that a system has signed, by the library of Standard Webhooks. */
class SignedReportTest {

  private static final Signer OLD = Signer.named("old");
  private static final Signer NEW = Signer.named("new");

  private static RunningBaton baton;

  @BeforeAll
  static void start() throws IOException {
    baton =
        RunningBaton.start(
            "baton.reporters.fraud.secrets[0]=" + NEW.secret(),
            "baton.reporters.fraud.secrets[1]=" + OLD.secret().replace("whsec_", ""),
            "baton.signature-tolerance=PT1M");
  }

  @AfterAll
  static void stop() {
    baton.close();
  }

  @Test
  void areTakenWithTheNewSecretAndWithTheOld() throws Exception {
    assertThat(baton.send(NEW.report(fraud(), report("s1", "e1"))).statusCode()).isEqualTo(202);
    assertThat(baton.send(OLD.report(fraud(), report("s1", "e2"))).statusCode()).isEqualTo(202);
  }

  @Test
  void areTakenIfOneOfSeveralSignaturesFits() throws Exception {
    String body = report("s2", "e1");
    long now = Instant.now().getEpochSecond();
    String signatures =
        String.join(
            " ",
            "v1a,xyz",
            Signer.named("other").sign("id", now, body),
            NEW.sign("id", now, body),
            "v1,");
    HttpRequest request = Signer.report(fraud(), body, "id", Long.toString(now), signatures);
    assertThat(baton.send(request).statusCode()).isEqualTo(202);
  }

  @Test
  void reachTheOrderByteForByte() throws Exception {
    String body =
        " {\"orderId\":\"s3\",\"eventId\":\"é\",\"status\":\"checking\",\"data\":{\"检疫\" : [1, 2.0 ]}}\n";
    assertThat(baton.send(NEW.report(fraud(), body)).statusCode()).isEqualTo(202);
    baton.startParcel("s3");
    await().until(() -> baton.published("s3").contains("é"));
    assertThat(baton.messageVariables("s3").toString()).contains("检疫", "[1, 2.0]");
  }

  @Test
  void changeNothingWhenSomebodySendsThemAgain() throws Exception {
    HttpRequest report = NEW.report(fraud(), report("s4", "e1"));
    assertThat(baton.send(report).statusCode()).isEqualTo(202);
    HttpResponse<String> again = baton.send(report);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).contains("duplicate");
  }

  @Test
  void areRefusedAtAnotherSystem() throws Exception {
    HttpRequest report = NEW.report(baton.uri("/feedback/inventory"), report("s5", "e1"));
    assertThat(baton.send(report).statusCode()).isEqualTo(401);
  }

  @Test
  void areRefusedWithABodyOfTheirOwnForEverySignature() throws Exception {
    String body = report("s6", "e1");
    long now = Instant.now().getEpochSecond();
    String signature = NEW.sign("id", now, body);
    for (String other : List.of(body + " ", body.replace("s6", "s7"), "", body.substring(1))) {
      HttpRequest request = Signer.report(fraud(), other, "id", Long.toString(now), signature);
      assertThat(baton.send(request).statusCode()).as(other).isEqualTo(401);
    }
    HttpRequest otherId = Signer.report(fraud(), body, "di", Long.toString(now), signature);
    assertThat(baton.send(otherId).statusCode()).isEqualTo(401);
    HttpRequest otherTime = Signer.report(fraud(), body, "id", Long.toString(now + 1), signature);
    assertThat(baton.send(otherTime).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "-30, 202",
    "30, 202",
    "-90, 401",
    "90, 401",
    "-86400, 401",
  })
  void areTakenOnlyWhileTheyAreFresh(int seconds, int status) throws Exception {
    String body = report("s8", "e" + seconds);
    long time = Instant.now().getEpochSecond() + seconds;
    HttpRequest request =
        Signer.report(fraud(), body, "id", Long.toString(time), NEW.sign("id", time, body));
    HttpResponse<String> answer = baton.send(request);
    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 401) {
      assertThat(answer.body()).contains("webhook-timestamp", "Set your clock");
      assertThat(answer.headers().firstValue("Date")).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "webhook-id        | `{\"a\":\"`            | webhook-id",
        "webhook-id        | ``                     | webhook-id",
        "webhook-timestamp | now                    | webhook-timestamp",
        "webhook-timestamp | -1                     | webhook-timestamp",
        "webhook-timestamp | 99999999999999999999   | webhook-timestamp",
        "webhook-timestamp | ``                     | webhook-timestamp",
        "webhook-signature | ``                     | signature does not fit",
        "webhook-signature | `v1`                   | signature does not fit",
        "webhook-signature | `v1,`                  | signature does not fit",
        "webhook-signature | `,,,, v1,é`            | signature does not fit",
        "Authorization     | `Bearer abc`           | signature and an Authorization header",
        "Authorization     | `Basic YTph`           | signature and an Authorization header"
      })
  void saysWhichHeaderIsWrong(String header, String value, String problem) throws Exception {
    String body = report("s9", "e1");
    long now = Instant.now().getEpochSecond();
    HttpRequest right =
        Signer.report(fraud(), body, "id", Long.toString(now), NEW.sign("id", now, body));
    HttpRequest wrong =
        HttpRequest.newBuilder(right, (name, each) -> !name.equalsIgnoreCase(header))
            .header(header, value)
            .build();
    HttpResponse<String> answer = baton.send(wrong);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains(problem).contains("remedy");
  }

  @Test
  void areReadAsJsonOnlyAfterTheirSignature() throws Exception {
    HttpResponse<String> wrong = baton.send(Signer.named("other").report(fraud(), "no json"));
    assertThat(wrong.statusCode()).isEqualTo(401);
    HttpResponse<String> right = baton.send(NEW.report(fraud(), "no json"));
    assertThat(right.statusCode()).isEqualTo(400);
    assertThat(right.body()).contains("not JSON");
  }

  @Test
  void areSignedAsBytesEvenIfTheyAreNoText() throws Exception {
    byte[] body = "\u00ff\u00fe".getBytes(StandardCharsets.ISO_8859_1);
    long now = Instant.now().getEpochSecond();
    // What a reader that takes the body for a text would have in its place.
    String asText = new String(body, StandardCharsets.UTF_8);
    HttpRequest request =
        HttpRequest.newBuilder(
                Signer.report(fraud(), "", "id", Long.toString(now), NEW.sign("id", now, asText)),
                (name, value) -> true)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    assertThat(baton.send(request).statusCode()).isEqualTo(401);
  }

  @Test
  void areTheOnlyReportsOnceASystemHasASecret() throws Exception {
    assertThat(baton.report("fraud", report("s10", "e1")).statusCode()).isEqualTo(401);
    assertThat(baton.report("inventory", report("s10", "e1")).statusCode()).isEqualTo(401);
    assertThat(baton.report("request", report("s10", "e1")).statusCode()).isEqualTo(401);
  }

  private static URI fraud() {
    return baton.uri("/feedback/fraud");
  }

  private static String report(String orderId, String eventId) {
    return "{\"orderId\":\"%s\",\"eventId\":\"%s\",\"status\":\"checking\"}"
        .formatted(orderId, eventId);
  }
}
