package io.baton.generator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.baton.generator.Compilation;
import io.baton.generator.Compilation.Accepted;
import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.diagnostic.Diagnostic.Severity;
import io.baton.generator.diagnostic.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Diagnostics as programs read them. */
final class MachineReport {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final String SARIF_SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private MachineReport() {}

  /** {@code {"errors": 1, "warnings": 0, "diagnostics": [...], "accepted": [...]}}. */
  static String json(Compilation checked) {
    return text(
        ordered(
            "errors", checked.count(Severity.ERROR),
            "warnings", checked.count(Severity.WARNING),
            "diagnostics", checked.diagnostics().stream().map(MachineReport::entry).toList(),
            "accepted", checked.accepted().stream().map(MachineReport::entry).toList()));
  }

  private static Map<String, Object> entry(Accepted accepted) {
    Map<String, Object> entry = entry(accepted.warning());
    entry.put("reason", accepted.reason());
    return entry;
  }

  private static Map<String, Object> entry(Diagnostic diagnostic) {
    Place place = diagnostic.place();
    return ordered(
        "severity", level(diagnostic),
        "code", diagnostic.code(),
        "file", place.file(),
        "table", place.table(),
        "row", place.row(),
        "column", place.column(),
        "cellId", place.cellId(),
        "message", diagnostic.message(),
        "remedy", diagnostic.remedy());
  }

  private static String level(Diagnostic diagnostic) {
    return diagnostic.severity().name().toLowerCase(Locale.ROOT);
  }

  /** SARIF 2.1.0. */
  static String sarif(Compilation checked) {
    List<Map<String, Object>> rules =
        checked.diagnostics().stream()
            .map(Diagnostic::code)
            .distinct()
            .sorted()
            .map(code -> ordered("id", code))
            .toList();
    Map<String, Object> driver = ordered("name", "Baton", "rules", rules);
    Map<String, String> files = new HashMap<>();
    Map<String, Object> run =
        ordered(
            "tool",
            ordered("driver", driver),
            "results",
            Stream.concat(
                    checked.diagnostics().stream().map(diagnostic -> result(diagnostic, files)),
                    checked.accepted().stream().map(accepted -> result(accepted, files)))
                .toList());
    return text(ordered("$schema", SARIF_SCHEMA, "version", "2.1.0", "runs", List.of(run)));
  }

  /** SARIF's word for what somebody has decided to live with. */
  private static Map<String, Object> result(Accepted accepted, Map<String, String> files) {
    Map<String, Object> result = result(accepted.warning(), files);
    result.put(
        "suppressions", List.of(ordered("kind", "inSource", "justification", accepted.reason())));
    return result;
  }

  private static Map<String, Object> result(Diagnostic diagnostic, Map<String, String> files) {
    Place place = diagnostic.place();
    Map<String, Object> location =
        ordered(
            "physicalLocation",
            ordered(
                "artifactLocation",
                ordered("uri", uri(place)),
                "region",
                ordered("startLine", line(place, files))),
            "logicalLocations",
            List.of(ordered("fullyQualifiedName", DiagnosticText.where(place))));
    return ordered(
        "ruleId", diagnostic.code(),
        "level", level(diagnostic),
        "message", ordered("text", diagnostic.message() + " " + diagnostic.remedy()),
        "locations", List.of(location));
  }

  /** Relative to the working folder, where forges look, if the file is below it. */
  private static String uri(Place place) {
    return Path.of("").toUri().relativize(Path.of(place.file()).toUri()).toString();
  }

  /**
   * Of the cell's element in the file, 1 where no cell is meant: nobody edits the file by line.
   *
   * @param files the content of those that were read for other places
   */
  private static int line(Place place, Map<String, String> files) {
    if (place.cellId().isEmpty()) {
      return 1;
    }
    String xml = files.computeIfAbsent(place.file(), MachineReport::content);
    int at = Math.max(0, xml.indexOf("id=\"" + place.cellId() + "\""));
    return 1 + Math.toIntExact(xml.substring(0, at).chars().filter(c -> c == '\n').count());
  }

  private static String content(String file) {
    try {
      // Whatever the file's encoding is: ids and line breaks are the same in nearly all of them.
      return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
    }
    return map;
  }

  private static String text(Map<String, Object> content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
