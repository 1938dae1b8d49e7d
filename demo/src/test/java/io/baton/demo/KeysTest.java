package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.BatonApplication;
import io.baton.sandbox.Journal.Kind;
import io.baton.sandbox.SandboxServer;
import io.baton.sandbox.SandboxSettings;
import io.baton.sandbox.Scenarios;
import io.baton.sandbox.Secrets;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** What {@code ./baton secret} and {@code ./baton token} print is what lets somebody in. */
final class KeysTest {

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void letTheSimulatedSystemsAndTheClientInAndNobodyElse(@TempDir Path folder) throws Exception {
    Path secrets =
        Files.writeString(folder.resolve("systems.yaml"), run("secret", "coldStore", "warehouse"));
    String made = run("token", "web-shop", "--role", "baton.orders.read");
    Path clients = Files.writeString(folder.resolve("clients.yaml"), made);
    Matcher token = Pattern.compile("Bearer (baton_\\S+)").matcher(made);
    assertThat(token.find()).isTrue();
    try (EmbeddedEngine engine = EmbeddedEngine.start();
        ConfigurableApplicationContext application = application(engine, secrets, clients)) {
      URI baton =
          URI.create(
              "http://127.0.0.1:"
                  + application.getEnvironment().getRequiredProperty("local.server.port"));
      assertThat(get(baton, token.group(1))).isNotIn(401, 403);
      assertThat(get(baton, token.group(1) + "x")).isEqualTo(401);
      assertThat(reports(baton, Secrets.ofFile(secrets))).isEqualTo("202");
      assertThat(reports(baton, Secrets.none())).isEqualTo("401");
    }
  }

  @Test
  void tellWhichRolesThereAre() {
    StringWriter err = new StringWriter();
    int code =
        new CommandLine(new BatonCli())
            .setErr(new PrintWriter(err))
            .execute("token", "shop", "--role", "admin");
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("There is no role admin.", "baton.orders.start");
  }

  @Test
  void areNeverTheSame() {
    assertThat(run("secret", "warehouse")).isNotEqualTo(run("secret", "warehouse"));
  }

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    int code =
        new CommandLine(new BatonCli()).setOut(new PrintWriter(out, true)).execute(arguments);
    assertThat(code).isZero();
    return out.toString();
  }

  private static ConfigurableApplicationContext application(
      EmbeddedEngine engine, Path secrets, Path clients) {
    return new SpringApplicationBuilder(BatonApplication.class)
        .run(
            "--spring.config.additional-location=file:" + secrets + ",file:" + clients,
            "--server.port=0",
            "--camunda.client.grpc-address=" + engine.address(),
            "--baton.processes=../bpmn",
            "--spring.datasource.url=jdbc:h2:mem:keys");
  }

  /** How Baton answers the first report of a simulated warehouse. */
  private String reports(URI baton, Secrets secrets) throws Exception {
    SandboxSettings settings =
        new SandboxSettings("127.0.0.1", 0, 1, baton, Scenarios.builtIn(), secrets, 1000);
    try (SandboxServer sandbox = SandboxServer.start(settings)) {
      URI address = URI.create("http://127.0.0.1:" + sandbox.port() + "/systems/warehouse/trigger");
      String call = "{\"orderId\":\"o1\",\"businessType\":\"retail\"}";
      // A simulated system is unavailable now and then.
      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                http.send(
                    HttpRequest.newBuilder(address)
                        .header("Idempotency-Key", "o1:warehouse:1")
                        .POST(HttpRequest.BodyPublishers.ofString(call))
                        .build(),
                    BodyHandlers.discarding());
                return sandbox.journal().count(Kind.ANSWERED) > 0;
              });
      return sandbox.journal().answers().keySet().iterator().next();
    }
  }

  private int get(URI baton, String token) throws Exception {
    return http.send(
            HttpRequest.newBuilder(baton.resolve("/orders/4711"))
                .header("Authorization", "Bearer " + token)
                .build(),
            BodyHandlers.discarding())
        .statusCode();
  }
}
