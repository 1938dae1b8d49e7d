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
import java.util.Properties;
import java.util.SortedSet;
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
    // It is written as draft 7 with the ids of draft 4, to which nothing refers, and with durations
    // of its own (30s).
    schema.remove("$schema");
    schema.findParents("id").forEach(part -> ((ObjectNode) part).remove("id"));
    schema.findParents("format").forEach(part -> ((ObjectNode) part).remove("format"));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(schema)
                .validate(compose.content()))
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
    assertThat(Files.readAllLines(Path.of("../.gitignore"))).contains(".env", "deploy/secrets/");
  }

  @Test
  void isReachableFromThisMachineOnlyAndAtTheDocumentedPorts() throws Exception {
    TreeSet<String> published = new TreeSet<>();
    for (String service : compose.services().keySet()) {
      for (String port : compose.ports(service)) {
        assertThat(port).as(service).startsWith("127.0.0.1:");
        published.add(port.split(":", -1)[1]);
      }
    }
    assertThat(published)
        .containsExactlyElementsOf(documented("^\\| (?:http://)?localhost:([0-9]+) \\|"));
  }

  @Test
  void keepsWhatIsToSurviveInDocumentedVolumes() throws Exception {
    TreeSet<String> documented = new TreeSet<>();
    for (String row : documented("^\\| (`[a-z]+`(?:, `[a-z]+`)*) \\| [A-Z]?[a-z]")) {
      Pattern.compile("[a-z]+")
          .matcher(row)
          .results()
          .forEach(name -> documented.add(name.group()));
    }
    assertThat(documented)
        .containsAll(ComposeFile.entries(compose.content().path("volumes")).keySet());
  }

  @Test
  void waitsForNothingThatCannotTellThatItIsWell() {
    for (String service : compose.services().keySet()) {
      assertThat(ComposeFile.entries(compose.service(service).path("depends_on")).keySet())
          .as(service)
          .allSatisfy(other -> assertThat(compose.healthCheck(other)).isNotEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "baton, baton-application, version",
    "sandbox, baton-sandbox, version",
    "camunda, camunda/camunda, zeebe.version"
  })
  void takesTheVersionsOfTheBuild(String service, String image, String tag) throws Exception {
    String pom = Files.readString(Path.of("../pom.xml"));
    MatchResult found =
        Pattern.compile("<" + tag + ">([^<]+)</" + tag + ">")
            .matcher(pom)
            .results()
            .findFirst()
            .orElseThrow();
    assertThat(compose.service(service).path("image").asText())
        .isEqualTo(image + ":" + found.group(1));
  }

  @Test
  void pinsEveryImage() {
    assertThat(compose.services().values())
        .extracting(service -> service.path("image").asText())
        .allSatisfy(image -> assertThat(image).matches(".+:v?[0-9]+\\.[0-9].*"));
  }

  @Test
  void runsTheSimulatedSystemsOnlyWhereTheyAreWanted() {
    for (String service : compose.services().keySet()) {
      assertThat(ComposeFile.texts(compose.service(service).path("profiles")))
          .as(service)
          .isEqualTo(service.equals("sandbox") ? List.of("sandbox") : List.of());
    }
  }

  private static SortedSet<String> documented(String row) throws Exception {
    TreeSet<String> found = new TreeSet<>();
    Pattern.compile(row, Pattern.MULTILINE)
        .matcher(Files.readString(Path.of("../docs/operating.md")))
        .results()
        .forEach(match -> found.add(match.group(1)));
    return found;
  }
}
