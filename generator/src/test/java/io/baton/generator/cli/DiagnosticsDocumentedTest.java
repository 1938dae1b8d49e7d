package io.baton.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** People search for a code: docs/diagnostics.md has a heading for each, and none for another. */
class DiagnosticsDocumentedTest {

  private static final Path PAGE = Path.of("..", "docs", "diagnostics.md");
  private static final Pattern HEADING = Pattern.compile("(?m)^### (.+)$");

  @Test
  void everyCodeHasOneHeading() throws IOException {
    List<String> headings =
        HEADING
            .matcher(Files.readString(PAGE))
            .results()
            .map(DiagnosticsDocumentedTest::code)
            .toList();

    assertThat(headings).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(headings)).isEqualTo(GoldenDiagnosticsTest.codes());
  }

  private static String code(MatchResult heading) {
    return heading.group(1).strip();
  }
}
