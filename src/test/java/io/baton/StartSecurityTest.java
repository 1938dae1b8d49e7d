package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whether the doors are open, guarded, or the start stops: by what is configured, and where. */
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class StartSecurityTest {

  private static final String SECRET = Signer.named("fraud").secret();
  private static final String HASH = "ab".repeat(32);
  private static final String CLIENT = "baton.clients.shop.token-sha256=" + HASH;
  private static final String ROLE = "baton.clients.shop.roles=baton.orders.start";
  private static final String REPORTER = "baton.reporters.fraud.secrets=";

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "::1"})
  void isOpenToThisMachineWithOneWarning(String address, CapturedOutput output) throws Exception {
    try (RunningBaton baton = start("server.address=" + address)) {
      String host = address.contains(":") ? "[" + address + "]" : address;
      HttpRequest report =
          HttpRequest.newBuilder(
                  URI.create("http://" + host + ":" + baton.uri("/").getPort() + "/feedback/fraud"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString("{}"))
              .build();
      assertThat(baton.send(report).statusCode()).isEqualTo(400);
    }
    assertThat(output.getOut().split("No security is configured", -1)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
  void stopsOnOtherAddressesWhileNothingIsConfigured(String address, CapturedOutput output) {
    stops("server.address=" + address);
    assertThat(output)
        .contains("No security is configured, and server.address is ")
        .contains("baton.security=off")
        .doesNotContain("\tat ");
  }

  @Test
  void isOpenEverywhereOnlyIfThatIsSaid(CapturedOutput output) throws Exception {
    try (RunningBaton baton = start("server.address=0.0.0.0", "baton.security=off")) {
      assertThat(baton.report("fraud", "{}").statusCode()).isEqualTo(400);
    }
    assertThat(output).contains("Security is off");
  }

  /** YAML makes a boolean of the word. */
  @Test
  void takesFalseForOff() throws Exception {
    try (RunningBaton baton = start("baton.security=false", REPORTER + SECRET)) {
      assertThat(baton.report("fraud", "{}").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void isGuardedOnAllAddressesOnceOneSystemHasASecret(CapturedOutput output) throws Exception {
    try (RunningBaton baton = start("server.address=0.0.0.0", REPORTER + SECRET)) {
      assertThat(baton.report("fraud", "{}").statusCode()).isEqualTo(401);
      assertThat(baton.report("inventory", "{}").statusCode()).isEqualTo(401);
      assertThat(RawHttp.status(baton, "GET /orders/1", "Host: a")).isEqualTo(401);
    }
    assertThat(output).doesNotContain("No security").doesNotContain("Security is off");
  }

  /** Environment variables have no capitals, ids of systems can. */
  @Test
  void findsASystemWhateverItsCapitals() throws Exception {
    try (RunningBaton baton = start("baton.reporters.FRAUD.secrets=" + SECRET)) {
      HttpRequest report = Signer.named("fraud").report(baton.uri("/feedback/fraud"), "{}");
      assertThat(baton.send(report).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void isGuardedOnceOneClientHasAToken() throws Exception {
    try (RunningBaton baton = start(CLIENT, ROLE)) {
      assertThat(baton.report("fraud", "{}").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void keepsWebPagesOutWhileItIsOpenToThisMachine() throws Exception {
    try (RunningBaton baton = start()) {
      HttpRequest.Builder fromPage =
          HttpRequest.newBuilder(baton.uri("/quarantine/1/replay"))
              .header("Origin", "https://shop.example.com")
              .POST(HttpRequest.BodyPublishers.noBody());
      assertThat(baton.send(fromPage.build()).statusCode()).isEqualTo(403);
      assertThat(RawHttp.status(baton, "GET /actuator/health", "Host: rebound.example.com"))
          .isEqualTo(403);
      assertThat(RawHttp.status(baton, "GET /actuator/health", "Host: localhost:8080"))
          .isEqualTo(200);
    }
  }

  @Test
  void guardsAManagementPortOfItsOwn() throws Exception {
    try (RunningBaton baton =
        start(
            REPORTER + SECRET,
            "management.server.port=0",
            "management.server.address=127.0.0.1",
            "management.endpoints.web.exposure.include=*")) {
      String port = baton.context.getEnvironment().getProperty("local.management.port");
      URI metrics = URI.create("http://127.0.0.1:" + port + "/actuator/metrics");
      assertThat(baton.send(HttpRequest.newBuilder(metrics).build()).statusCode()).isEqualTo(401);
      HttpRequest health = HttpRequest.newBuilder(metrics.resolve("/actuator/health")).build();
      assertThat(baton.send(health).statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mistakes")
  void stopsWithASentenceAndARemedy(
      List<String> settings, String problem, String remedy, CapturedOutput output) {
    stops(settings.toArray(String[]::new));
    assertThat(output).contains(problem).contains(remedy).doesNotContain("\tat ");
    for (String secret : List.of(SECRET.substring(6), "dG9vIHNob3J0", "not base64!", "hunter2")) {
      assertThat(output).doesNotContain(secret);
    }
  }

  static Stream<Arguments> mistakes() {
    String issuer = "spring.security.oauth2.resourceserver.jwt.issuer-uri=http://127.0.0.1:9";
    return Stream.of(
        mistake("baton.security is on, and nobody", "Configure who", "baton.security=on"),
        mistake(
            "baton.reporters.fraud.secrets[0] has 9 bytes",
            "./baton secret fraud",
            REPORTER + "whsec_dG9vIHNob3J0"),
        mistake(
            "baton.reporters.fraud.secrets[1] is not base64",
            "./baton secret fraud",
            REPORTER + SECRET + ",not base64!"),
        mistake(
            "is also a secret of",
            "a secret of its own",
            REPORTER + SECRET,
            "baton.reporters.inventory.secrets=" + SECRET.substring(6)),
        mistake(
            "baton.reporters.frud: no process knows",
            "Known are fraud, inventory, request.",
            "baton.reporters.frud.secrets=" + SECRET),
        mistake(
            "baton.reporters.fraud is there twice",
            "Remove one",
            REPORTER + SECRET,
            "baton.reporters.FRAUD.secrets=" + Signer.named("other").secret()),
        mistake("baton.reporters.fraud has neither", "./baton secret fraud", REPORTER),
        mistake(
            "token-subject is set, but no identity provider",
            "issuer-uri",
            "baton.reporters.fraud.token-subject=x"),
        mistake("for whom its tokens are", "jwt.audiences", issuer),
        mistake("baton.clients.shop.token-sha256 is missing", "./baton token shop", ROLE),
        mistake(
            "baton.clients.shop.token-sha256 is not a SHA-256",
            "never the token itself",
            "baton.clients.shop.token-sha256=hunter2",
            ROLE),
        mistake("baton.clients.shop.roles is empty", "baton.orders.start", CLIENT),
        mistake(
            "there is no role admin",
            "There are baton.orders.start",
            CLIENT,
            "baton.clients.shop.roles=admin"),
        mistake(
            "is also that of",
            "a token of their own",
            CLIENT,
            ROLE,
            "baton.clients.other.token-sha256=" + HASH,
            ROLE.replace("shop", "other")),
        mistake(
            "baton.signatureTolerance",
            "must be shorter than or equal to 1 hour",
            "baton.signature-tolerance=P1D"),
        mistake(
            "management.server.port is a port of its own",
            "management.server.address",
            REPORTER + SECRET,
            "management.server.port=0"));
  }

  private static Arguments mistake(String problem, String remedy, String... settings) {
    return Arguments.of(List.of(settings), problem, remedy);
  }

  private static RunningBaton start(String... settings) throws Exception {
    return RunningBaton.start(settings);
  }

  /** Before it looks for an engine. */
  private static void stops(String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--camunda.client.grpc-address=http://127.0.0.1:9",
                "--server.port=0",
                "--baton.processes=test/resources/processes",
                "--spring.datasource.url=jdbc:h2:mem:" + UUID.randomUUID()));
    List.of(settings).forEach(each -> all.add("--" + each));
    SpringApplicationBuilder application = new SpringApplicationBuilder(BatonApplication.class);
    assertThatThrownBy(() -> application.run(all.toArray(String[]::new)))
        .isInstanceOf(Exception.class);
  }
}
