package io.baton.generator.feel;

/** Counts brackets in FEEL before anything else looks at it. */
final class Brackets {

  private Brackets() {}

  /** How many are within each other at most; those in texts, names and comments do not count. */
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
    return i + 1;
  }

  private static int after(String feel, String end, int start) {
    int at = feel.indexOf(end, start);
    return at < 0 ? feel.length() : at + end.length();
  }
}
