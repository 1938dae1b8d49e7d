package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Requests that are huge, slow, crooked, or made to be logged. */
@ExtendWith(OutputCaptureExtension.class)
class HostileRequestTest {

  private static final int LARGEST = 256 * 1024;
  private static final Signer FRAUD = Signer.named("fraud");

  private static RunningBaton baton;

  @BeforeAll
  static void start() throws IOException {
    baton =
        RunningBaton.start(
            "baton.reporters.fraud.secrets=" + FRAUD.secret(),
            // The hash of a-long-random-token.
            "baton.clients.shop.token-sha256="
                + "b780ec04f0ac941421b556e74f31ff207f799c4ad119ea0178a81054b373b34b",
            "baton.clients.shop.roles=baton.orders.start",
            "server.tomcat.connection-timeout=1s");
  }

  @AfterAll
  static void stop() {
    baton.close();
  }

  @Test
  void aReportThatSaysHowLargeItIsIsRefusedBeforeItComes() throws Exception {
    try (RawHttp http = new RawHttp(baton)) {
      http.send(signedHead("Content-Length: 10000000000"));
      assertThat(http.status()).isEqualTo(413);
    }
  }

  @Test
  void aReportThatDoesNotSayHowLargeItIsIsReadNoFurtherThanItMayBe() throws Exception {
    try (RawHttp http = new RawHttp(baton)) {
      http.send(signedHead("Transfer-Encoding: chunked"));
      String chunk = "4000\r\n" + " ".repeat(0x4000) + "\r\n";
      for (int sent = 0; sent <= LARGEST; sent += 0x4000) {
        http.send(chunk);
      }
      // The last chunk is never sent: whoever waits for it would answer 408.
      assertThat(http.status()).isEqualTo(413);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT /orders/1", "POST /orders", "POST /feedback/fraud", "DELETE /x"})
  void nobodyIsReadWhoHasNotShownCredentials(String methodAndPath) throws Exception {
    for (String type :
        List.of(
            "application/json",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x")) {
      try (RawHttp http = new RawHttp(baton)) {
        http.send(
            RawHttp.head(
                methodAndPath, "Host: 127.0.0.1", "Content-Type: " + type, "Content-Length: 900"));
        assertThat(http.status()).as(type).isEqualTo(401);
      }
    }
  }

  @Test
  void aReportThatStopsInTheMiddleIsGivenUp(CapturedOutput output) throws Exception {
    try (RawHttp http = new RawHttp(baton)) {
      http.send(signedHead("Content-Length: 100") + "{\"orderId\":");
      assertThat(http.status()).isEqualTo(408);
    }
    assertThat(output).doesNotContain("\tat ");
  }

  @Test
  void anOrderThatStopsInTheMiddleIsGivenUp(CapturedOutput output) throws Exception {
    try (RawHttp http = new RawHttp(baton)) {
      http.send(
          RawHttp.head(
                  "POST /orders",
                  "Host: 127.0.0.1",
                  "Content-Type: application/json",
                  "Content-Length: 100",
                  "Authorization: Bearer a-long-random-token")
              + "{\"orderId\":");
      assertThat(http.status()).isEqualTo(408);
    }
    assertThat(output).doesNotContain("\tat ");
  }

  @Test
  void aRequestThatNeverBeginsIsGivenUp() throws Exception {
    try (RawHttp http = new RawHttp(baton)) {
      http.send("POST /feedback/fraud HTTP/1.1\r\nHost: 127.0.0.1\r\n");
      assertThat(http.status()).isIn(-1, 400, 408);
    }
  }

  @Test
  void headersHaveALimit() throws Exception {
    String large = "X-Large: " + "x".repeat(17 * 1024);
    assertThat(RawHttp.status(baton, "GET /actuator/health", "Host: 127.0.0.1", large))
        .isIn(400, 431);
  }

  @Test
  void jsonIsNeitherDeepNorLong() throws Exception {
    String body = "{\"orderId\":\"h1\",\"eventId\":\"e\",\"status\":\"s\",\"data\":{\"x\":%s}}";
    String deep = "[".repeat(99) + "]".repeat(99);
    HttpResponse<String> answer = report(body.formatted(deep));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("more than 100 objects and arrays within each other");
    assertThat(report(body.formatted("9".repeat(401))).statusCode()).isEqualTo(400);
    assertThat(report(body.formatted("[".repeat(100_000))).statusCode()).isEqualTo(400);
    assertThat(report(body.formatted("[".repeat(98) + "]".repeat(98))).statusCode()).isEqualTo(202);
  }

  @Test
  void nothingThatSomebodySendsComesIntoTheLog(CapturedOutput output) throws Exception {
    String marker = "marker-of-a-payload";
    report("{\"orderId\":\"h2\",\"eventId\":\"e\",\"status\":\"" + marker + "\"}");
    report(
        "{\"orderId\":\"h2\",\"eventId\":\"f\",\"status\":\"s\",\"data\":{\"a\":\"%s\"}}"
            .formatted(marker));
    report("{ no json, but a " + marker);
    report("{\"orderId\":\"h2\\nWARN " + marker + "\",\"eventId\":\"e\",\"status\":\"s\"}");
    Signer other = Signer.named(marker);
    baton.send(other.report(baton.uri("/feedback/fraud"), marker));
    baton.send(other.report(baton.uri("/feedback/" + marker), marker));
    for (String header : List.of("Authorization", "webhook-id", "webhook-signature", "Cookie")) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(baton.uri("/orders/" + marker + "%0aWARN"))
              .header(header, "Bearer " + marker);
      baton.send(request.build());
    }
    assertThat(output)
        .doesNotContain(marker)
        .doesNotContain(FRAUD.secret().substring(6))
        .doesNotContain("\tat ");
  }

  /** An event that comes again with another content is logged with its order and event. */
  @Test
  void noLineOfTheLogIsMadeByWhatSomebodySends(CapturedOutput output) throws Exception {
    String body = "{\"orderId\":\"h3%s\",\"eventId\":\"e\",\"status\":\"%s\"}";
    for (String newline : List.of("\\n", "\\r", "\\u0085", "\\u2028", "\\u001b[31m")) {
      report(body.formatted(newline + "forged line", "a"));
      report(body.formatted(newline + "forged line", "b"));
    }
    assertThat(output).doesNotContain("forged line");
  }

  private static HttpResponse<String> report(String body) throws Exception {
    return baton.send(FRAUD.report(baton.uri("/feedback/fraud"), body));
  }

  /** Of a signed report, whose signature may be wrong. */
  private static String signedHead(String header) {
    return RawHttp.head(
        "POST /feedback/fraud",
        "Host: 127.0.0.1",
        "Content-Type: application/json",
        "webhook-id: id",
        "webhook-timestamp: " + Instant.now().getEpochSecond(),
        "webhook-signature: v1,x",
        header);
  }
}
