package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
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
    baton = RunningBaton.start();
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
    SortedSet<String> planned = new TreeSet<>();
    SortedSet<String> documented = new TreeSet<>();
    JsonNode paths = new YAMLMapper().readTree(FOLDER.resolve("baton.yaml").toFile()).path("paths");
    paths.forEachEntry(
        (path, item) ->
            item.forEachEntry(
                (method, operation) -> {
                  if (!method.equals("parameters")) {
                    boolean isPlanned = operation.path("x-planned").booleanValue();
                    (isPlanned ? planned : documented).add(operation(method, path));
                  }
                }));
    assertThat(served()).isEqualTo(documented).doesNotContainAnyElementsOf(planned);
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
    return method.toUpperCase(java.util.Locale.ROOT) + " " + path.replaceAll("\\{[^}]*}", "{}");
  }
}
