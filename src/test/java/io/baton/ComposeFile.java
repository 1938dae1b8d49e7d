package io.baton;

import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** The compose file of the repository, as written. */
final class ComposeFile {

  static final Path PATH = Path.of("../docker-compose.yml");

  /** A variable of the file .env, as Compose has it when it is required. */
  static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z_]+):\\?[^}]+}");

  private final Map<String, Object> content = yaml(PATH);

  static Map<String, Object> yaml(Path path) {
    YamlMapFactoryBean yaml = new YamlMapFactoryBean();
    yaml.setResources(new FileSystemResource(path));
    return Objects.requireNonNull(yaml.getObject());
  }

  Map<String, Object> content() {
    return content;
  }

  Map<String, Map<String, Object>> services() {
    return map(content.get("services")).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> map(entry.getValue())));
  }

  Map<String, Object> service(String name) {
    return map(services().get(name));
  }

  Map<String, String> environment(String service) {
    return map(service(service).getOrDefault("environment", Map.of())).entrySet().stream()
        .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().toString()));
  }

  /** Such as {@code 127.0.0.1:8088:8080}. */
  List<String> ports(String service) {
    return list(service(service).getOrDefault("ports", List.of()));
  }

  List<String> healthCheck(String service) {
    return list(map(service(service).get("healthcheck")).get("test"));
  }

  @SuppressWarnings("unchecked") // YAML has texts for keys.
  static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  static List<String> list(Object value) {
    return ((List<?>) value).stream().map(Object::toString).toList();
  }
}
