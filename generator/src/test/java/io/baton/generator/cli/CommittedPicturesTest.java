package io.baton.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

/** {@code docs/images} shows what the generator makes of {@code policies/}. */
class CommittedPicturesTest {
  private static final Path IMAGES = Path.of("..", "docs", "images");
  private static final String STORY = "exception: outbound";
  private static final String ADVICE =
      """
      docs/images is not what policies/ make. Draw it:
        ./baton draw --format svg --out docs/images
        ./baton draw retail --story "%s" --format svg --out docs/images
      """
          .formatted(STORY);

  @TempDir private Path drawn;

  @Test
  void areExactlyWhatTheGeneratorDraws() throws IOException {
    draw("../policies");
    draw("../policies/retail.dmn", "--story", STORY);
    assertThat(names(IMAGES)).as(ADVICE).isEqualTo(names(drawn));
    for (String name : names(drawn)) {
      // Not shown where they differ: longer than anybody reads in a message.
      boolean isSame =
          Files.readString(drawn.resolve(name)).equals(Files.readString(IMAGES.resolve(name)));
      assertThat(isSame).as("%s (%s)", ADVICE, name).isTrue();
    }
  }

  private void draw(String policies, String... options) {
    StringWriter err = new StringWriter();
    String[] arguments =
        Stream.concat(
                Stream.of("draw", policies, "--format", "svg", "--out", drawn.toString()),
                Stream.of(options))
            .toArray(String[]::new);
    int code =
        Baton.run(
            new PrintWriter(new StringWriter()), new PrintWriter(err, true), Ansi.OFF, arguments);
    assertThat(code).as(err.toString()).isZero();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".svg"))
          .sorted()
          .toList();
    }
  }
}
