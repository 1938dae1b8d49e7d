package io.baton.generator.layout;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.plan.PlannedPolicy;
import io.baton.generator.plan.ProcessPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pictures have fewer crossings than ELK alone draws, and no longer lines. */
class PictureNumbersTest {

  @Test
  void crossesLessThanElkAloneAndNotByLongerLines() throws IOException {
    int crossings = 0;
    int crossingsOfElk = 0;
    int length = 0;
    int lengthOfElk = 0;
    List<String> table = new ArrayList<>();
    for (Path policy : GoldenPicturesTest.policies().toList()) {
      ProcessPlan plan = PlannedPolicy.of(policy);
      PictureNumbers ours = PictureNumbers.of(ProcessLayout.of(plan));
      PictureNumbers elk = PictureNumbers.of(ElkAlone.of(plan));
      String name = policy.getFileName().toString().replace(".dmn", "");
      table.add(ours.row(name));
      table.add(elk.row("  ELK alone"));
      assertThat(ours.ink()).as(name).isLessThanOrEqualTo(elk.ink());
      crossings += ours.crossings();
      crossingsOfElk += elk.crossings();
      length += ours.length();
      lengthOfElk += elk.length();
    }
    System.out.println(PictureNumbers.HEAD + "\n" + String.join("\n", table));
    assertThat(crossings).isLessThan(crossingsOfElk);
    assertThat(length).isLessThan(lengthOfElk);
  }

  @Test
  void countsWhatASmallPictureShows() {
    Drawing drawing = new Drawing();
    drawing.edge("level", points(0, 10, 40, 10));
    drawing.edge("across", points(20, 0, 20, 30));
    drawing.edge("shared", points(20, 5, 20, 30, 50, 30));
    drawing.edge("touches", points(30, 10, 30, 20));

    assertThat(PictureNumbers.of(drawing.picture()))
        .isEqualTo(new PictureNumbers(1, 1, 40 + 30 + 55 + 10, 40 + 30 + 30 + 10, 50, 30));
  }

  private static List<ProcessPicture.Point> points(int... numbers) {
    List<ProcessPicture.Point> points = new ArrayList<>();
    for (int i = 0; i < numbers.length; i += 2) {
      points.add(new ProcessPicture.Point(numbers[i], numbers[i + 1]));
    }
    return points;
  }
}
