package io.baton.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.baton.generator.PolicyCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What forges read is SARIF 2.1.0, by the schema of the standard. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SarifTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonSchema schema;

  @BeforeAll
  void readTheSchema() throws IOException {
    try (InputStream text =
        Objects.requireNonNull(
            SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
      schema = JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(text);
    }
  }

  @Test
  void everyMistakeIsTold() throws IOException {
    int results = 0;
    for (Path folder : GoldenDiagnosticsTest.cases().toList()) {
      JsonNode sarif = sarif(policies(folder));
      assertThat(schema.validate(sarif)).as(folder.toString()).isEmpty();
      results += sarif.at("/runs/0/results").size();
    }
    assertThat(results).isGreaterThan(100);
  }

  @Test
  void acceptedWarningsAreTold() throws IOException {
    JsonNode sarif = sarif(policies(Path.of("../policies")));
    assertThat(schema.validate(sarif)).isEmpty();
    assertThat(sarif.findValues("suppressions")).isNotEmpty();
  }

  @Test
  void theSchemaFindsWhatIsWrong() throws IOException {
    JsonNode sarif = sarif(policies(Path.of("../policies")));
    ((ObjectNode) sarif.at("/runs/0/results/0")).put("level", "catastrophe").remove("message");
    assertThat(schema.validate(sarif)).hasSizeGreaterThanOrEqualTo(2);
  }

  private static JsonNode sarif(List<Path> policies) throws IOException, JsonProcessingException {
    return JSON.readTree(MachineReport.sarif(PolicyCompiler.check(policies, false)));
  }

  private static List<Path> policies(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList();
    }
  }
}
