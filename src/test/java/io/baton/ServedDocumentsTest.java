package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.baton.RecordedSystems.Answer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The OpenAPI documents and the application that serves them. */
class ServedDocumentsTest {

  private static final Path FOLDER = Path.of("../docs/openapi");

  private static RunningBaton baton;

  @BeforeAll
  static void start() throws IOException {
    baton =
        RunningBaton.start("baton.processes=" + Path.of("../bpmn").toAbsolutePath().normalize());
  }

  @AfterAll
  static void stop() {
    baton.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"baton.yaml", "fulfillment-system.yaml"})
  void areServedAsTheyAreInTheDocs(String document) throws Exception {
    HttpResponse<String> response = baton.get("/openapi/" + document);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/yaml");
    assertThat(response.body()).isEqualTo(Files.readString(FOLDER.resolve(document)));
  }

  @Test
  void haveEveryOperationThatTheApplicationServesAndNoOther() throws Exception {
    SortedSet<String> documented = new TreeSet<>();
    document("baton.yaml")
        .path("paths")
        .forEachEntry(
            (path, item) ->
                item.fieldNames()
                    .forEachRemaining(
                        method -> {
                          if (!method.equals("parameters")) {
                            documented.add(operation(method, path));
                          }
                        }));
    assertThat(served()).isEqualTo(documented);
  }

  @Test
  void haveExamplesOfReportsThatAreTaken() throws Exception {
    JsonNode examples =
        document("baton.yaml")
            .at("/components/requestBodies/Feedback/content/application~1json/examples");
    assertThat(examples.size()).isGreaterThan(2);
    for (JsonNode example : examples) {
      String system =
          example.path("value").path("status").asText().equals("cancelled")
              ? "request"
              : "warehouse";
      HttpResponse<String> response = baton.report(system, example.path("value").toString());
      assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    }
  }

  @Test
  void haveExamplesOfOrdersThatAreTaken() throws Exception {
    JsonNode example =
        document("baton.yaml")
            .at("/paths/~1orders/post/requestBody/content/application~1json/examples/retail/value");
    HttpResponse<String> response = baton.post("/orders", "application/json", example.toString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
  }

  @Test
  void haveExamplesOfRepliesThatAreStatusesOfTheOrder() throws Exception {
    JsonNode answers = document("fulfillment-system.yaml").at("/paths/~1trigger/post/responses");
    JsonNode replies = answers.at("/200/content/application~1json/examples");
    assertThat(replies.size()).isEqualTo(2);
    for (JsonNode reply : replies) {
      replyIsAStatus("reply-" + reply.path("value").size(), 200, reply.path("value"));
    }
    replyIsAStatus("declined", 402, answers.at("/4XX/content/application~1json/example"));
  }

  private static void replyIsAStatus(String orderId, int status, JsonNode reply) throws Exception {
    baton.systems.answer(
        "authorize/trigger", orderId, call -> new Answer(status, reply.toString()));
    baton.startOrder(
        "fulfillment-retail",
        Map.of("orderId", orderId, "businessType", "retail", "order", Map.of("total", 120)));
    await()
        .untilAsserted(
            () ->
                assertThat(baton.get("/orders/" + orderId).body())
                    .contains("\"system\":\"authorize\",\"status\":" + reply.path("status")));
  }

  private static JsonNode document(String name) throws IOException {
    return new YAMLMapper().readTree(FOLDER.resolve(name).toFile());
  }

  private static SortedSet<String> served() {
    SortedSet<String> served = new TreeSet<>();
    baton
        .context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, method) -> {
              // Not the framework's own, such as /error.
              if (method.getBeanType().getPackageName().startsWith("io.baton")) {
                mapping
                    .getPatternValues()
                    .forEach(
                        path ->
                            mapping
                                .getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> served.add(operation(verb.name(), path))));
              }
            });
    return served;
  }

  /** The name of a path variable is nobody's business. */
  private static String operation(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]*}", "{}");
  }
}
