package io.baton.sandbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The scenarios of all business types that a sandbox serves. */
public final class Scenarios {

  private static final ObjectMapper YAML = new YAMLMapper();

  private static final List<String> BUILT_IN = List.of("retail", "cross-border", "cold-chain");

  private final Map<String, Scenario> byBusinessType;

  private Scenarios(Map<String, Scenario> byBusinessType) {
    this.byBusinessType = Collections.unmodifiableMap(byBusinessType);
  }

  /** The scenarios that come with the sandbox. */
  public static Scenarios builtIn() {
    Map<String, Scenario> found = new LinkedHashMap<>();
    for (String name : BUILT_IN) {
      String resource = "/scenarios/" + name + ".yaml";
      try (InputStream in = Scenarios.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException(resource + " is missing from the sandbox");
        }
        put(found, read(new String(in.readAllBytes(), StandardCharsets.UTF_8), resource));
      } catch (IOException e) {
        throw new IllegalStateException("cannot read " + resource, e);
      }
    }
    return new Scenarios(found);
  }

  /**
   * The scenarios of a folder: each of its {@code .yaml} files is one.
   *
   * @throws ScenarioException when a file is no scenario, or there is none
   * @throws IOException when a file or the folder cannot be read
   */
  public static Scenarios ofFolder(Path folder) throws IOException {
    Map<String, Scenario> found = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        put(found, read(Files.readString(file), file.toString()));
      }
    }
    if (found.isEmpty()) {
      throw new ScenarioException("there is no scenario (*.yaml) in " + folder);
    }
    return new Scenarios(found);
  }

  static Scenarios of(List<Scenario> scenarios) {
    Map<String, Scenario> found = new LinkedHashMap<>();
    scenarios.forEach(scenario -> put(found, scenario));
    return new Scenarios(found);
  }

  /** Reads one scenario; {@code name} is for messages. */
  static Scenario read(String yaml, String name) {
    try {
      return YAML.readValue(yaml, Scenario.class);
    } catch (JacksonException e) {
      String where =
          e.getLocation() == null ? name : name + ", line " + e.getLocation().getLineNr();
      throw new ScenarioException(where + ": " + e.getOriginalMessage(), e);
    }
  }

  private static void put(Map<String, Scenario> found, Scenario scenario) {
    if (found.put(scenario.businessType(), scenario) != null) {
      throw new ScenarioException("two scenarios for " + scenario.businessType());
    }
  }

  Optional<Scenario> of(String businessType) {
    return Optional.ofNullable(byBusinessType.get(businessType));
  }

  /** The business types that have a scenario. */
  public List<String> businessTypes() {
    return List.copyOf(byBusinessType.keySet());
  }

  /** A scenario file that cannot be used; the message names file, line and what is wrong. */
  public static final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScenarioException(String message) {
      super(message);
    }

    ScenarioException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
