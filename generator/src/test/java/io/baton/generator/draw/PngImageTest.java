package io.baton.generator.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.baton.generator.draw.PngImage.Impossible;
import io.baton.generator.layout.ProcessLayout;
import io.baton.generator.plan.ProcessPlan;
import io.baton.generator.plan.SamplePlans;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A machine without fonts gets no PNG; these tests then see that it is told so. */
class PngImageTest {

  @Test
  void isAsLargeAsTheSvgAndShowsIt() throws IOException {
    ProcessPlan plan = SamplePlans.retail();
    SvgPicture svg = ProcessDrawing.svg(plan, ProcessLayout.of(plan), Optional.empty());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png(svg)));
    assertThat(image.getWidth()).isEqualTo(svg.width());
    assertThat(image.getHeight()).isEqualTo(svg.height());
    int[] pixels = image.getRGB(0, 0, svg.width(), svg.height(), null, 0, svg.width());
    assertThat(IntStream.of(pixels).filter(pixel -> pixel == 0xFFFFFFFF).count())
        .as("white")
        .isBetween(pixels.length / 4L, pixels.length * 99L / 100);
    // The icon of what triggers a system.
    assertThat(IntStream.of(pixels).filter(pixel -> pixel == 0xFF0F62FE).count()).isPositive();
  }

  @Test
  void saysWhichCharactersNoFontHas() {
    SvgPicture svg =
        new SvgPicture(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><text>\u0378</text></svg>",
            9,
            9);
    assertThatThrownBy(() -> PngImage.of(svg))
        .isInstanceOf(Impossible.class)
        .hasMessageContaining("apt-get install fontconfig");
  }

  @Test
  void saysWhenThereAreTooManyPixels() {
    assertThatThrownBy(() -> PngImage.of(new SvgPicture("<svg/>", 100_000, 60_000)))
        .isInstanceOf(Impossible.class)
        .hasMessageStartingWith("100000 x 60000 pixels are too many");
  }

  private static byte[] png(SvgPicture svg) throws IOException {
    try {
      return PngImage.of(svg);
    } catch (Impossible e) {
      assertThat(e).hasMessageContaining("has no fonts");
      return abort(e.getMessage());
    }
  }
}
