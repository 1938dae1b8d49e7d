package io.baton.generator.draw;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.batik.transcoder.TranscoderException;
import org.apache.batik.transcoder.TranscoderInput;
import org.apache.batik.transcoder.TranscoderOutput;
import org.apache.batik.transcoder.image.ImageTranscoder;

/** Makes PNG of SVG, with the fonts of the machine. */
public final class PngImage {
  /** A gigabyte of memory or so. */
  private static final long MAX_PIXELS = 150_000_000;

  private static final String REMEDY =
      "Install some, such as with \"apt-get install fontconfig fonts-liberation\" (and"
          + " fonts-noto-cjk for Chinese), or draw only --format svg.";

  private PngImage() {}

  /** There is no PNG: why, and what helps. */
  public static final class Impossible extends Exception {
    private static final long serialVersionUID = 1L;

    Impossible(String message) {
      super(message);
    }
  }

  /** The content of the file, of the same size as the picture. */
  public static byte[] of(SvgPicture picture) throws IOException, Impossible {
    // Asked for by the first class that draws; a server has no screen.
    System.setProperty("java.awt.headless", "true");
    if ((long) picture.width() * picture.height() > MAX_PIXELS) {
      throw new Impossible(
          "%d x %d pixels are too many for PNG: draw only --format svg."
              .formatted(picture.width(), picture.height()));
    }
    requireFonts(picture.text());
    return written(drawn(picture));
  }

  private static BufferedImage drawn(SvgPicture picture) throws Impossible {
    Kept kept = new Kept();
    try {
      kept.transcode(new TranscoderInput(new StringReader(picture.text())), new TranscoderOutput());
    } catch (TranscoderException e) {
      throw new IllegalStateException("An SVG of our own cannot be drawn", e);
    }
    return kept.image.orElseThrow();
  }

  private static byte[] written(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static void requireFonts(String text) throws Impossible {
    List<Font> fonts = fonts();
    if (fonts.isEmpty()) {
      throw new Impossible("This machine has no fonts to draw a PNG with. " + REMEDY);
    }
    String strange = notIn(fonts, text);
    if (!strange.isEmpty()) {
      throw new Impossible(
          "No font of this machine has the characters \"" + strange + "\". " + REMEDY);
    }
  }

  /**
   * Where there are none, or none of the system's libraries for them, a JDK fails in various ways,
   * even with a plain {@code java.lang.Error}.
   */
  private static List<Font> fonts() {
    try {
      Font[] fonts = GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts();
      return Stream.of(fonts).anyMatch(font -> font.canDisplay('a')) ? List.of(fonts) : List.of();
    } catch (RuntimeException | Error e) {
      return List.of();
    }
  }

  /** The first ten characters that none of the fonts has. */
  private static String notIn(List<Font> fonts, String text) {
    IntPredicate isKnown = c -> fonts.stream().anyMatch(font -> font.canDisplay(c));
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .distinct()
        .filter(isKnown.negate())
        .limit(10)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Keeps the image instead of writing it: the JDK's own writer needs no further library. */
  private static final class Kept extends ImageTranscoder {
    private Optional<BufferedImage> image = Optional.empty();

    @Override
    public BufferedImage createImage(int width, int height) {
      return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    @Override
    public void writeImage(BufferedImage drawn, TranscoderOutput output) {
      image = Optional.of(drawn);
    }
  }
}
