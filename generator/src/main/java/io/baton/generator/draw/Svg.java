package io.baton.generator.draw;

import java.util.ArrayDeque;
import java.util.Deque;

/** SVG text that is written element by element, indented, the same on every machine. */
final class Svg {
  private final StringBuilder text = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Begins an element; attributes are names and values in turn. */
  Svg open(String name, Object... attributes) {
    begin(name, attributes).append(">\n");
    open.push(name);
    return this;
  }

  Svg close() {
    String name = open.pop();
    indent().append("</").append(name).append(">\n");
    return this;
  }

  /** An element without content. */
  Svg empty(String name, Object... attributes) {
    begin(name, attributes).append("/>\n");
    return this;
  }

  /** An element that holds a text; nothing if there is none. */
  Svg text(String name, String content, Object... attributes) {
    if (!content.isBlank()) {
      begin(name, attributes).append('>').append(escaped(content));
      text.append("</").append(name).append(">\n");
    }
    return this;
  }

  /** A path. */
  Svg path(String data, Object... attributes) {
    Object[] all = new Object[attributes.length + 2];
    all[0] = "d";
    all[1] = data;
    System.arraycopy(attributes, 0, all, 2, attributes.length);
    return empty("path", all);
  }

  private StringBuilder begin(String name, Object... attributes) {
    indent().append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      text.append(escaped(String.valueOf(attributes[i + 1]))).append('"');
    }
    return text;
  }

  private StringBuilder indent() {
    return text.append("  ".repeat(open.size()));
  }

  /** The whole of it, when every element is closed. */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("Still open: " + open);
    }
    return text.toString();
  }

  /** What XML cannot hold at all, such as most control characters, becomes a question mark. */
  private static String escaped(String content) {
    StringBuilder escaped = new StringBuilder();
    content
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                case '\t', '\r' -> escaped.append(' ');
                default -> escaped.appendCodePoint(isXml(c) ? c : '?');
              }
            });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    boolean isSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return (c >= ' ' || c == '\n') && !isSurrogate && c != 0xFFFE && c != 0xFFFF;
  }
}
