package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.system.settings.SystemsSettings;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.BoundConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The application as the compose file starts it: with its environment variables, and with an
 * embedded engine and a PostgreSQL server in the place of those containers.
 */
@ExtendWith(OutputCaptureExtension.class)
class ComposeStartTest {

  /** Of these the test sees the effect: nothing is bound by them that could be asked. */
  private static final Set<String> SEEN_OTHERWISE =
      Set.of("LOGGING_STRUCTURED_FORMAT_CONSOLE", "BATON_SYSTEMSURL");

  private static final String ENVIRONMENT =
      StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

  private static final Path BPMN = Path.of("../bpmn").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private final ComposeFile compose = new ComposeFile();

  @Test
  void startsWithItsEnvironmentAndPassesItsHealthCheck(CapturedOutput output) throws Exception {
    makeSecrets();
    ZeebeTestEngine engine = EngineFactory.create();
    engine.start();
    Map<String, Object> variables = variables(engine);
    try (ConfigurableApplicationContext baton = start(variables)) {
      assertThat(bound(baton))
          .as("variables that set something")
          .containsAll(
              variables.keySet().stream().filter(name -> !SEEN_OTHERWISE.contains(name)).toList());
      assertThat(baton.getBean(SystemsSettings.class).of("coldStore").url())
          .isEqualTo("http://sandbox:8090/systems/coldStore");
      assertThat(
              output.getOut().lines().filter(line -> line.contains("Process fulfillment-retail")))
          .singleElement()
          .asString()
          .startsWith("{\"@timestamp\"");
      int port = ((ServletWebServerApplicationContext) baton).getWebServer().getPort();
      await().until(() -> healthCheck(port) == 0);
      assertThat(get(port, "/actuator/prometheus", "").statusCode()).isEqualTo(401);
      assertThat(get(port, scrapedPath(), "prometheus").body()).contains("baton_outbox_depth");
      assertThat(startOrder(port).statusCode()).isBetween(200, 202);
      engine.stop();
    } finally {
      System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
    }
  }

  private Map<String, Object> variables(ZeebeTestEngine engine) throws Exception {
    Properties passwords = new Properties();
    try (var file = Files.newBufferedReader(folder.resolve(".env"))) {
      passwords.load(file);
    }
    Map<String, Object> variables = new HashMap<>();
    compose
        .environment("baton")
        .forEach(
            (name, value) ->
                variables.put(
                    name,
                    ComposeFile.REQUIRED
                        .matcher(value)
                        .replaceAll(
                            match ->
                                Matcher.quoteReplacement(passwords.getProperty(match.group(1))))));
    assertThat(variables.get("SPRING_DATASOURCE_URL"))
        .isEqualTo(
            "jdbc:postgresql://postgres:5432/"
                + compose.environment("postgres").get("POSTGRES_DB"));
    String ledger = PostgresLedger.newDatabase();
    try (Connection server = DriverManager.getConnection(ledger, "postgres", "")) {
      String user = compose.environment("postgres").get("POSTGRES_USER");
      assertThat(variables.get("SPRING_DATASOURCE_USERNAME")).isEqualTo(user);
      server.createStatement().execute("create role " + user + " login superuser");
    }
    variables.put("SPRING_DATASOURCE_URL", ledger);
    assertThat(variables.get("CAMUNDA_CLIENT_GRPCADDRESS")).isEqualTo("http://camunda:26500");
    variables.put("CAMUNDA_CLIENT_GRPCADDRESS", "http://" + engine.getGatewayAddress());
    assertThat(variables.get("BATON_SYSTEMSURL")).isEqualTo("http://sandbox:8090/systems/{system}");
    return variables;
  }

  private ConfigurableApplicationContext start(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(ENVIRONMENT, new SystemEnvironmentPropertySource(ENVIRONMENT, variables));
    return new SpringApplicationBuilder(BatonApplication.class)
        .environment(environment)
        .properties(BatonApplication.DEFAULTS)
        .run(
            "--server.port=0",
            "--baton.processes=" + BPMN,
            "--spring.config.additional-location=file:" + folder + "/deploy/secrets/");
  }

  private static Set<String> bound(ConfigurableApplicationContext baton) {
    return BoundConfigurationProperties.get(baton).getAll().values().stream()
        .map(ConfigurationProperty::getOrigin)
        .filter(PropertySourceOrigin.class::isInstance)
        .map(PropertySourceOrigin.class::cast)
        .filter(origin -> origin.getPropertySource().getName().equals(ENVIRONMENT))
        .map(PropertySourceOrigin::getPropertyName)
        .collect(Collectors.toSet());
  }

  /** The exit code of the container's own health check. */
  private int healthCheck(int port) throws Exception {
    List<String> command = compose.healthCheck("baton");
    assertThat(command.getFirst()).isEqualTo("CMD");
    Process process =
        new ProcessBuilder(
                command.stream()
                    .skip(1)
                    .map(word -> word.replace("/127.0.0.1/8080", "/127.0.0.1/" + port))
                    .toList())
            .start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** As somebody does who starts the stack for the first time. */
  private void makeSecrets() throws Exception {
    Path deploy = Files.createDirectory(folder.resolve("deploy"));
    Files.copy(
        Path.of("../deploy/init"), deploy.resolve("init"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(Path.of("../.env.example"), folder.resolve(".env.example"));
    Files.createSymbolicLink(folder.resolve("bpmn"), BPMN);
    Process init = new ProcessBuilder(deploy.resolve("init").toString()).inheritIO().start();
    assertThat(init.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(init.exitValue()).isZero();
  }

  /** What Prometheus asks for, which comes with a token of deploy/init. */
  private String scrapedPath() {
    JsonNode job =
        ComposeFile.yaml(Path.of("../deploy/prometheus.yml")).path("scrape_configs").path(0);
    assertThat(job.path("static_configs")).hasToString("[{\"targets\":[\"baton:8080\"]}]");
    String token = job.path("authorization").path("credentials_file").asText();
    assertThat(ComposeFile.texts(compose.service("prometheus").path("volumes")))
        .contains("./deploy/secrets/prometheus-token:" + token + ":ro");
    return job.path("metrics_path").asText();
  }

  private HttpResponse<String> get(int port, String path, String client) throws Exception {
    return send(port, path, client, request -> {});
  }

  private HttpResponse<String> startOrder(int port) throws Exception {
    return send(
        port,
        "/orders",
        "shop",
        request ->
            request
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"orderId\":\"c1\",\"businessType\":\"retail\",\"order\":{\"total\":120}}")));
  }

  private HttpResponse<String> send(
      int port, String path, String client, Consumer<HttpRequest.Builder> more) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (!client.isEmpty()) {
      String token = Files.readString(folder.resolve("deploy/secrets/" + client + "-token"));
      request.header("Authorization", "Bearer " + token);
    }
    more.accept(request);
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
