package io.baton.deployment;

import io.camunda.client.api.command.ClientStatusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a line why the engine does not take a file. */
final class EngineRefusal {

  /** The engine's report: an element, and below it what is wrong with it. */
  private static final Pattern FINDING =
      Pattern.compile("- Element: (?<element>.+)|- ERROR: (?<problem>.+)");

  /** Bytes; unless the engine is told otherwise. */
  static final int LARGEST_RECORD = 4 * 1024 * 1024;

  private EngineRefusal() {}

  static UnusableProcessesException of(ProcessFile processFile, ClientStatusException e) {
    if (String.valueOf(e.getMessage()).contains("EXCEEDED_BATCH_RECORD_SIZE")) {
      return tooLarge(processFile);
    }
    String file = processFile.name();
    return switch (e.getStatusCode()) {
      case UNAUTHENTICATED ->
          new UnusableProcessesException(
              "The engine does not know who we are: " + firstLine(e) + ".",
              "Check the user or the client, and its password or secret.",
              e);
      case PERMISSION_DENIED ->
          new UnusableProcessesException(
              "The engine does not let us deploy " + file + ": " + firstLine(e) + ".",
              "Give the user or the client the right to deploy: RESOURCE, CREATE.",
              e);
      default ->
          new UnusableProcessesException(
              "The engine refuses the file " + file + ": " + reason(e) + ".",
              "Correct its policy and generate it again.",
              e);
    };
  }

  /** An engine of several partitions has a deployed file twice in what it writes at once. */
  static UnusableProcessesException tooLarge(ProcessFile file) {
    return new UnusableProcessesException(
        String.format(
            Locale.ROOT,
            "The engine does not take the file %s: it has %,d KB, and the engine takes about %,d KB.",
            file.name(),
            file.content().length / 1024,
            LARGEST_RECORD / 2 / 1024),
        "Make its policy smaller, or divide it: fewer systems, fewer rows.");
  }

  private static String reason(ClientStatusException e) {
    List<String> findings = new ArrayList<>();
    String element = "";
    Matcher finding = FINDING.matcher(String.valueOf(e.getMessage()));
    while (finding.find()) {
      if (finding.group("element") != null) {
        // Followed by the parts of it: only the first has an id that people know.
        element = finding.group("element").split(" > ", 2)[0].strip();
      } else {
        findings.add("element " + element + ": " + withoutDot(finding.group("problem")));
      }
    }
    return findings.isEmpty() ? onOneLine(e) : String.join("; ", findings);
  }

  private static String firstLine(ClientStatusException e) {
    return withoutDot(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
  }

  private static String onOneLine(ClientStatusException e) {
    return withoutDot(String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
  }

  private static String withoutDot(String sentence) {
    String text = sentence.strip();
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
