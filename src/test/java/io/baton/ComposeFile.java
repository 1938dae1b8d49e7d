package io.baton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** The compose file of the repository, as written. */
final class ComposeFile {

  static final Path PATH = Path.of("../docker-compose.yml");

  /** A variable of the file .env, as Compose has it when it is required. */
  static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z_]+):\\?[^}]+}");

  private final JsonNode content = yaml(PATH);

  static JsonNode yaml(Path path) {
    YamlMapFactoryBean yaml = new YamlMapFactoryBean();
    yaml.setResources(new FileSystemResource(path));
    return new ObjectMapper().valueToTree(yaml.getObject());
  }

  JsonNode content() {
    return content;
  }

  Map<String, JsonNode> services() {
    return entries(content.path("services"));
  }

  JsonNode service(String name) {
    return content.path("services").path(name);
  }

  Map<String, String> environment(String service) {
    Map<String, String> variables = new TreeMap<>();
    entries(service(service).path("environment"))
        .forEach((name, value) -> variables.put(name, value.asText()));
    return variables;
  }

  /** Such as {@code 127.0.0.1:8088:8080}. */
  List<String> ports(String service) {
    return texts(service(service).path("ports"));
  }

  List<String> healthCheck(String service) {
    return texts(service(service).path("healthcheck").path("test"));
  }

  static Map<String, JsonNode> entries(JsonNode object) {
    Map<String, JsonNode> entries = new TreeMap<>();
    object.properties().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    return entries;
  }

  static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
