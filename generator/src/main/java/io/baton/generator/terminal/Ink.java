package io.baton.generator.terminal;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * What a terminal can show.
 *
 * @param terminal whether lines can be redrawn in place
 * @param colours whether colours are wanted; never where {@code NO_COLOR} is set
 * @param blocks whether block characters can be printed
 */
public record Ink(boolean terminal, boolean colours, boolean blocks) {

  private static final String RESET = "\u001b[0m";

  public static final Ink PLAIN = new Ink(false, false, false);

  /** No terminal, but a place that shows every character. */
  public static final Ink BLOCKS = new Ink(false, false, true);

  /** What standard output can show, as far as can be known. */
  public static Ink of(PrintStream out, Map<String, String> environment) {
    // Only the launcher script can tell: what the JVM itself says differs between versions.
    boolean terminal = Boolean.getBoolean("baton.terminal");
    boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
    boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
    Charset charset = out.charset();
    return new Ink(
        terminal && !dumb,
        terminal && !dumb && !unwanted,
        charset.newEncoder().canEncode('\u2588') && charset.newEncoder().canEncode('\u2591'));
  }

  public String good(String text) {
    return paint("32", text);
  }

  public String bad(String text) {
    return paint("31", text);
  }

  public String note(String text) {
    return paint("33", text);
  }

  public String faint(String text) {
    return paint("2", text);
  }

  public String strong(String text) {
    return paint("1", text);
  }

  /** A bar of {@code width} characters of which the given share, 0 to 1, is full. */
  public String bar(double share, int width) {
    int full = (int) Math.round(Math.max(0, Math.min(1, share)) * width);
    String on = blocks ? "\u2588" : "#";
    String off = blocks ? "\u2591" : ".";
    return on.repeat(full) + off.repeat(width - full);
  }

  /** A bar whose empty part is blank. */
  public String stroke(double share, int width) {
    int full = (int) Math.round(Math.max(0, Math.min(1, share)) * width);
    return (blocks ? "\u2588" : "#").repeat(share > 0 ? Math.max(1, full) : 0);
  }

  private String paint(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + RESET : text;
  }
}
