package io.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command line with which the compose file runs the sandbox. */
class ComposeCommandTest {

  @Test
  void isUnderstoodAndListensWhereItsPortIsPublished() throws Exception {
    JsonNode sandbox =
        new YAMLMapper()
            .readTree(Path.of("../docker-compose.yml").toFile())
            .path("services")
            .path("sandbox");
    ParseResult read =
        new CommandLine(new Sandbox())
            .parseArgs(
                StreamSupport.stream(sandbox.path("command").spliterator(), false)
                    .map(JsonNode::asText)
                    .toArray(String[]::new));
    assertThat(read.<String>matchedOptionValue("--host", "")).isEqualTo("0.0.0.0");
    assertThat(sandbox.path("volumes").path(0).asText())
        .contains(":" + read.matchedOptionValue("--secrets", Path.of("")) + ":");
    assertThat(sandbox.path("ports").path(0).asText())
        .endsWith(":" + read.matchedOptionValue("--port", 0));
  }
}
