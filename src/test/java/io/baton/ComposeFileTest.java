package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The compose file, beside what it is to agree with; the stack itself is not started here. */
class ComposeFileTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ComposeFile compose = new ComposeFile();

  @Test
  void isValidByTheSchemaOfComposeFiles() throws Exception {
    ObjectNode schema;
    try (InputStream file = getClass().getResourceAsStream("/compose/compose_spec.json")) {
      schema = (ObjectNode) MAPPER.readTree(file);
    }
    // It is written as draft 7, whatever it says.
    schema.remove("$schema");
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(schema)
                .validate(MAPPER.valueToTree(compose.content())))
        .isEmpty();
  }

  @Test
  void holdsNoSecretButAsksForEach() throws Exception {
    Properties example = new Properties();
    try (var file = Files.newBufferedReader(Path.of("../.env.example"))) {
      example.load(file);
    }
    for (String service : compose.services().keySet()) {
      compose
          .environment(service)
          .forEach(
              (name, value) -> {
                if (name.contains("PASSWORD")) {
                  assertThat(value).as("%s of %s", name, service).matches(ComposeFile.REQUIRED);
                  String variable = ComposeFile.REQUIRED.matcher(value).replaceAll("$1");
                  assertThat(example.getProperty(variable)).as(variable).isEmpty();
                }
              });
    }
    assertThat(
            ComposeFile.REQUIRED
                .matcher(Files.readString(ComposeFile.PATH))
                .results()
                .map(match -> match.group(1)))
        .isSubsetOf(example.stringPropertyNames());
    assertThat(Files.readAllLines(Path.of("../.gitignore"))).contains(".env");
  }

  @Test
  void isReachableFromThisMachineOnlyAndAtTheDocumentedPorts() throws Exception {
    TreeSet<String> published = new TreeSet<>();
    for (String service : compose.services().keySet()) {
      for (String port : compose.ports(service)) {
        assertThat(port).as(service).startsWith("127.0.0.1:");
        published.add(port.split(":")[1]);
      }
    }
    assertThat(published)
        .containsExactlyElementsOf(
            documented("^\\| (?:http://)?localhost:([0-9]+) \\|", new TreeSet<>()));
  }

  @Test
  void keepsWhatIsToSurviveInDocumentedVolumes() throws Exception {
    TreeSet<String> documented = new TreeSet<>();
    for (String row :
        documented("^\\| (`[a-z]+`(?:, `[a-z]+`)*) \\| [A-Z]?[a-z]", new TreeSet<>())) {
      Pattern.compile("[a-z]+")
          .matcher(row)
          .results()
          .forEach(name -> documented.add(name.group()));
    }
    assertThat(documented).containsAll(ComposeFile.map(compose.content().get("volumes")).keySet());
  }

  @Test
  void waitsForNothingThatCannotTellThatItIsWell() {
    assertThat(compose.services())
        .allSatisfy(
            (name, service) ->
                ComposeFile.map(service.getOrDefault("depends_on", Map.of()))
                    .keySet()
                    .forEach(
                        other ->
                            assertThat(compose.service(other))
                                .as(name)
                                .containsKey("healthcheck")));
  }

  @ParameterizedTest
  @CsvSource({
    "baton, baton-application, /project/version",
    "sandbox, baton-sandbox, /project/version",
    "camunda, camunda/camunda, zeebe.version"
  })
  void takesTheVersionsOfTheBuild(String service, String image, String version) throws Exception {
    String pom = Files.readString(Path.of("../pom.xml"));
    String tag = version.equals("zeebe.version") ? "zeebe.version" : "version";
    MatchResult found =
        Pattern.compile("<" + tag + ">([^<]+)</" + tag + ">")
            .matcher(pom)
            .results()
            .findFirst()
            .orElseThrow();
    assertThat(compose.service(service)).containsEntry("image", image + ":" + found.group(1));
  }

  @Test
  void pinsEveryImage() {
    Map<String, Object> images = new TreeMap<>();
    compose.services().forEach((name, service) -> images.put(name, service.get("image")));
    assertThat(images)
        .allSatisfy(
            (service, image) -> assertThat(image.toString()).matches(".+:v?[0-9]+\\.[0-9].*"));
  }

  @Test
  void runsTheSimulatedSystemsOnlyWhereTheyAreWanted() {
    assertThat(compose.services())
        .allSatisfy(
            (name, service) ->
                assertThat(service.get("profiles"))
                    .as(name)
                    .isEqualTo(name.equals("sandbox") ? List.of("sandbox") : null));
  }

  private static <T extends java.util.Collection<String>> T documented(String row, T found)
      throws Exception {
    Pattern.compile(row, Pattern.MULTILINE)
        .matcher(Files.readString(Path.of("../docs/operating.md")))
        .results()
        .forEach(match -> found.add(match.group(1)));
    return found;
  }
}
