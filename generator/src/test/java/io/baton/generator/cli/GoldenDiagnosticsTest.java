package io.baton.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.Compilation;
import io.baton.generator.PolicyCompiler;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;

/**
 * Every folder {@code <code>.<behaviour>} holds a policy and what is told about it, to the byte.
 * {@code -Dgolden.update=true} writes the expectations anew, for people to look at the difference.
 */
class GoldenDiagnosticsTest {

  private static final Path CASES = Path.of("src/test/resources/golden/diagnostics");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final String EXPECTED = "expected.diagnostics";

  /** Files that are too large to keep; PolicyReaderTest and HostilePoliciesTest make them. */
  private static final Set<String> MADE_ELSEWHERE =
      Set.of("file-too-large", "too-many-decisions", "too-many-rules", "too-many-systems");

  private static final Pattern REPORTED =
      Pattern.compile("(?:error|warning|note)\\(\\s*\"([a-z-]+)\"");

  @ParameterizedTest
  @MethodSource("cases")
  void tellsWhatIsWrongWithThePolicy(Path folder) throws IOException {
    String told = told(folder);
    Path expected = folder.resolve(EXPECTED);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, told);
    }
    assertThat(expected).withFailMessage("%s is missing; told was:%n%s", expected, told).exists();
    assertThat(told).isEqualTo(Files.readString(expected));
    assertThat(told).contains(" " + code(folder) + "  ");
  }

  @Test
  void hasACaseForEveryCode() throws IOException {
    Set<String> tested = cases().map(GoldenDiagnosticsTest::code).collect(Collectors.toSet());
    tested.addAll(MADE_ELSEWHERE);
    assertThat(new TreeSet<>(tested)).isEqualTo(codes());
  }

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.sorted().toList().stream();
    }
  }

  private static String code(Path folder) {
    String name = folder.getFileName().toString();
    return name.substring(0, name.indexOf('.'));
  }

  private static String told(Path folder) throws IOException {
    Path policy;
    try (Stream<Path> files = Files.list(folder)) {
      policy = files.filter(f -> f.toString().endsWith(".dmn")).findFirst().orElseThrow();
    }
    Compilation compilation = PolicyCompiler.compile(List.of(policy), Set.of());
    DiagnosticText text = new DiagnosticText(compilation.documents(), Ansi.OFF);
    return compilation.diagnostics().stream()
        .map(diagnostic -> text.of(diagnostic) + "\n")
        .collect(Collectors.joining())
        .replace(folder + File.separator, "");
  }

  /** Every code that the main sources report, found where it is written. */
  static Set<String> codes() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      for (Path source : sources.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = REPORTED.matcher(Files.readString(source));
        while (matcher.find()) {
          codes.add(matcher.group(1));
        }
      }
    }
    return codes;
  }
}
