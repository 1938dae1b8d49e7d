package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do what, over real HTTP: every door, and everybody before it. */
class DoorsTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Map<String, String> ROLES =
      Map.of(
          "shop", "baton.orders.start",
          "canceller", "baton.orders.cancel",
          "reader", "baton.orders.read",
          "operator", "baton.operate",
          "monitor", "baton.monitor");

  private static RunningBaton baton;
  private static IdentityProvider issuer;

  @BeforeAll
  static void start() throws IOException {
    issuer = new IdentityProvider();
    List<String> properties = new ArrayList<>(List.of(issuer.properties()));
    ROLES.forEach(
        (name, role) -> {
          properties.add("baton.clients." + name + ".token-sha256=" + sha256(token(name)));
          properties.add("baton.clients." + name + ".roles=" + role);
        });
    for (String system : List.of("fraud", "inventory")) {
      properties.add("baton.reporters." + system + ".secrets=" + Signer.named(system).secret());
      properties.add("baton.reporters." + system + ".token-subject=subject of " + system);
    }
    properties.add("management.endpoints.web.exposure.include=*");
    baton = RunningBaton.start(properties.toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    baton.close();
    issuer.close();
  }

  /** "in" is any answer but 401 and 403. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          method | path                            | nobody | fraud | shop | canceller | reader | operator | monitor
          POST   | /feedback/fraud                 | 401    | in    | 403  | 403       | 403    | 403      | 403
          POST   | /feedback/inventory             | 401    | 403   | 403  | 403       | 403    | 403      | 403
          POST   | /feedback/request               | 401    | 403   | 403  | 403       | 403    | 403      | 403
          POST   | /feedback/nobody                | 401    | 403   | 403  | 403       | 403    | 403      | 403
          GET    | /feedback/fraud                 | 401    | 403   | 403  | 403       | 403    | 403      | 403
          POST   | /orders                         | 401    | 403   | in   | 403       | 403    | 403      | 403
          POST   | /orders/4711/cancel             | 401    | 403   | 403  | in        | 403    | in       | 403
          GET    | /orders/4711                    | 401    | 403   | 403  | 403       | in     | in       | 403
          GET    | /orders                         | 401    | 403   | 403  | 403       | 403    | in       | 403
          GET    | /orders/4711/story              | 401    | 403   | 403  | 403       | 403    | in       | 403
          DELETE | /orders/4711                    | 401    | 403   | 403  | 403       | 403    | in       | 403
          GET    | /quarantine                     | 401    | 403   | 403  | 403       | 403    | in       | 403
          POST   | /quarantine/1/replay            | 401    | 403   | 403  | 403       | 403    | in       | 403
          DELETE | /quarantine/1                   | 401    | 403   | 403  | 403       | 403    | in       | 403
          GET    | /openapi/intake.yaml            | in     | in    | in   | in        | in     | in       | in
          POST   | /openapi/intake.yaml            | 401    | 403   | 403  | 403       | 403    | 403      | 403
          GET    | /actuator/health                | in     | in    | in   | in        | in     | in       | in
          GET    | /actuator/health/liveness       | in     | in    | in   | in        | in     | in       | in
          GET    | /actuator/health/readiness      | in     | in    | in   | in        | in     | in       | in
          GET    | /actuator                       | 401    | 403   | 403  | 403       | 403    | 403      | in
          GET    | /actuator/metrics               | 401    | 403   | 403  | 403       | 403    | 403      | in
          GET    | /actuator/env                   | 401    | 403   | 403  | 403       | 403    | 403      | in
          GET    | /actuator/heapdump              | 401    | 403   | 403  | 403       | 403    | 403      | 403
          POST   | /actuator/loggers/ROOT          | 401    | 403   | 403  | 403       | 403    | 403      | 403
          GET    | /                               | 401    | 403   | 403  | 403       | 403    | 403      | 403
          GET    | /error                          | 401    | 403   | 403  | 403       | 403    | 403      | 403
          GET    | /login                          | 401    | 403   | 403  | 403       | 403    | 403      | 403
          GET    | /logout                         | 401    | 403   | 403  | 403       | 403    | 403      | 403
          GET    | /h2-console                     | 401    | 403   | 403  | 403       | 403    | 403      | 403
          """)
  void opensOnlyToThoseWhoMay(
      String method,
      String path,
      String nobody,
      String fraud,
      String shop,
      String canceller,
      String reader,
      String operator,
      String monitor)
      throws Exception {
    assertThat(way(request(method, path))).as("nobody").isEqualTo(nobody);
    assertThat(way(bearer(method, path, "a".repeat(43)))).as("a made up token").isEqualTo("401");
    assertThat(way(signed(method, path))).as("fraud, signed").isEqualTo(fraudSigned(path, fraud));
    String fraudsToken = issuer.token("subject of fraud", "system:inventory");
    assertThat(way(bearer(method, path, fraudsToken))).as("fraud, token").isEqualTo(fraud);
    Map<String, String> expected =
        Map.of(
            "shop",
            shop,
            "canceller",
            canceller,
            "reader",
            reader,
            "operator",
            operator,
            "monitor",
            monitor);
    for (Map.Entry<String, String> each : expected.entrySet()) {
      String name = each.getKey();
      assertThat(way(bearer(method, path, token(name)))).as(name).isEqualTo(each.getValue());
      String issued = issuer.token(name, "openid " + ROLES.get(name));
      assertThat(way(bearer(method, path, issued)))
          .as(name + ", issued")
          .isEqualTo(each.getValue());
    }
  }

  @Test
  void tellsWhatIsMissingAndWhatToDo() throws Exception {
    JsonNode unsigned = problem(baton.send(request("POST", "/feedback/fraud").build()), 401);
    assertThat(unsigned.path("remedy").asText()).contains("webhook-signature", "Bearer");
    JsonNode role = problem(baton.send(bearer("GET", "/quarantine", token("shop")).build()), 403);
    assertThat(role.path("detail").asText()).isEqualTo("This needs the role baton.operate.");
    String fraud = issuer.token("subject of fraud", "");
    JsonNode other = problem(baton.send(bearer("POST", "/feedback/request", fraud).build()), 403);
    assertThat(other.path("remedy").asText()).contains("report as fraud");
  }

  @Test
  void answersAnUnknownSystemAsItDoesAWrongSignature() throws Exception {
    String body = "{}";
    Signer wrong = Signer.named("wrong");
    HttpResponse<String> known = baton.send(wrong.report(baton.uri("/feedback/inventory"), body));
    HttpResponse<String> unknown = baton.send(wrong.report(baton.uri("/feedback/nobody"), body));
    assertThat(known.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.body()).isEqualTo(known.body());
    assertThat(unknown.headers().map().keySet()).isEqualTo(known.headers().map().keySet());
  }

  @Test
  void keepsTheDetailsOfHealthFromThePublic() throws Exception {
    assertThat(baton.get("/actuator/health").body()).contains("status").doesNotContain("database");
    assertThat(baton.get("/actuator/health/db").statusCode()).isEqualTo(404);
  }

  @Test
  void takesOrderIdsWithAPercentSign() throws Exception {
    HttpRequest.Builder request = bearer("GET", "/orders/50%25%20off", token("reader"));
    assertThat(baton.send(request.build()).statusCode()).isEqualTo(404);
  }

  @Test
  void refusesAddressesThatAreMeantToConfuse() throws Exception {
    for (String path : List.of("/orders//4711", "/actuator/health/..;/env", "/orders/%0a")) {
      HttpResponse<String> answer = baton.send(request("GET", path).build());
      assertThat(answer.statusCode()).as(path).isIn(400, 401);
    }
  }

  /** Only reports are signed; everywhere else a signature is nothing. */
  private static String fraudSigned(String path, String expected) {
    boolean report = path.startsWith("/feedback/");
    boolean itself = path.equals("/feedback/fraud") && expected.equals("in");
    return itself || (!report && expected.equals("in")) ? "in" : "401";
  }

  private static HttpRequest.Builder request(String method, String path) {
    return HttpRequest.newBuilder(baton.uri(path))
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "{}"));
  }

  private static HttpRequest.Builder bearer(String method, String path, String token) {
    return request(method, path).header("Authorization", "Bearer " + token);
  }

  private static HttpRequest.Builder signed(String method, String path) {
    String body = method.equals("GET") ? "" : "{}";
    HttpRequest signed = Signer.named("fraud").report(baton.uri(path), body);
    HttpRequest.Builder request = request(method, path);
    signed
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> request.setHeader(name, value)));
    return request;
  }

  private static String way(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = baton.send(request.build());
    if (answer.statusCode() == 401 || answer.statusCode() == 403) {
      assertThat(problem(answer, answer.statusCode()).path("remedy").asText()).isNotEmpty();
      return Integer.toString(answer.statusCode());
    }
    assertThat(answer.statusCode()).as(request.build().toString()).isNotEqualTo(500);
    return "in";
  }

  private static JsonNode problem(HttpResponse<String> answer, int status) throws IOException {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    return MAPPER.readTree(answer.body());
  }

  private static String token(String name) {
    return "baton_the-token-of-" + name;
  }

  private static String sha256(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
