package io.baton.generator.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.plan.PlannedPolicy;
import io.baton.generator.plan.ProcessPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pictures that are hard to draw, kept to the pixel: what moves on another machine or by a change
 * of the layout shows. {@code -Dgolden.update=true} writes them anew, for people to look at.
 */
class GoldenPicturesTest {
  private static final Path CASES = Path.of("src/test/resources/golden/pictures");
  private static final Path SHIPPED = Path.of("..", "policies");

  static Stream<Path> cases() throws IOException {
    return files(CASES);
  }

  static Stream<Path> policies() throws IOException {
    return Stream.concat(files(SHIPPED), cases());
  }

  private static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(f -> f.toString().endsWith(".dmn")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void drawsToThePixel(Path policy) throws IOException {
    Path expected = policy.resolveSibling("expected.picture");
    String drawn = text(ProcessLayout.of(PlannedPolicy.of(policy)));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(expected, drawn);
    }
    assertThat(expected).exists();
    assertThat(drawn.lines()).containsExactlyElementsOf(Files.readAllLines(expected));
  }

  @ParameterizedTest
  @MethodSource("policies")
  void drawsEverythingTidily(Path policy) {
    ProcessPlan plan = PlannedPolicy.of(policy);

    PlacedPlan placed = new PlacedPlan(plan, ProcessLayout.of(plan));
    assertThat(placed.mistakes()).isEmpty();
    assertThat(placed.sharedLines()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void drawsTheSameWhateverLanguageTheMachineSpeaks(Path policy) {
    ProcessPlan plan = PlannedPolicy.of(policy);
    ProcessPicture here = ProcessLayout.of(plan);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat(ProcessLayout.of(plan)).isEqualTo(here);
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      assertThat(ProcessLayout.of(plan)).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  /** A line for each shape, label and edge, by their ids. */
  private static String text(ProcessPicture picture) {
    Stream<String> shapes =
        picture.shapes().entrySet().stream()
            .map(e -> "shape %s %s".formatted(e.getKey(), text(e.getValue())));
    Stream<String> labels =
        picture.labels().entrySet().stream()
            .map(e -> "label %s %s".formatted(e.getKey(), text(e.getValue())));
    Stream<String> edges =
        picture.edges().entrySet().stream()
            .map(e -> "edge %s %s".formatted(e.getKey(), text(e.getValue())));
    return Stream.of(shapes, labels, edges)
        .flatMap(lines -> lines)
        .sorted()
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String text(ProcessPicture.Bounds bounds) {
    return "%s,%s %sx%s".formatted(bounds.x(), bounds.y(), bounds.width(), bounds.height());
  }

  private static String text(List<ProcessPicture.Point> points) {
    return points.stream().map(p -> p.x() + "," + p.y()).collect(Collectors.joining(" "));
  }
}
