package io.baton.generator.feel;

/** FEEL as it is written, before it is parsed. */
final class FeelSource {

  private FeelSource() {}

  /**
   * How many brackets are within each other at most; those in texts, names and comments do not
   * count.
   */
  static int depth(String feel) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < feel.length(); i = next(feel, i)) {
      char c = feel.charAt(i);
      if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if ((c == ')' || c == ']' || c == '}') && depth > 0) {
        depth--;
      }
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  /** The same with a blank for each comment. */
  static String withoutComments(String feel) {
    StringBuilder without = new StringBuilder();
    for (int i = 0; i < feel.length(); i = next(feel, i)) {
      without.append(isComment(feel, i) ? " " : feel.substring(i, next(feel, i)));
    }
    return without.toString().strip();
  }

  private static boolean isComment(String feel, int start) {
    return feel.startsWith("//", start) || feel.startsWith("/*", start);
  }

  /** Where that which begins at a position ends: a text, a name in backticks, a comment. */
  private static int next(String feel, int start) {
    char c = feel.charAt(start);
    if (c == '"') {
      return endOfText(feel, start + 1);
    }
    if (c == '`') {
      return after(feel, "`", start + 1);
    }
    if (feel.startsWith("//", start)) {
      return after(feel, "\n", start);
    }
    return feel.startsWith("/*", start) ? after(feel, "*/", start + 2) : start + 1;
  }

  private static int endOfText(String feel, int start) {
    int i = start;
    while (i < feel.length() && feel.charAt(i) != '"') {
      i += feel.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i + 1, feel.length());
  }

  private static int after(String feel, String end, int start) {
    int at = feel.indexOf(end, start);
    return at < 0 ? feel.length() : at + end.length();
  }
}
