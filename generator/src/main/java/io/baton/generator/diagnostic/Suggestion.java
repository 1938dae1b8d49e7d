package io.baton.generator.diagnostic;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known word that a mistyped one probably was meant to be. */
public final class Suggestion {

  /** Nobody mistypes a longer word, and the comparison takes its length squared. */
  private static final int MAX_LENGTH = 100;

  private Suggestion() {}

  /** "Did you mean ...? " or nothing. */
  public static String sentence(String typed, Collection<String> known) {
    return closest(typed, known).map(word -> "Did you mean \"" + word + "\"? ").orElse("");
  }

  /** The closest of the known words, if a third of its letters or fewer are mistyped. */
  public static Optional<String> closest(String typed, Collection<String> known) {
    String best = "";
    int bestDistance = Integer.MAX_VALUE;
    for (String word : known) {
      if (Math.max(typed.length(), word.length()) > MAX_LENGTH) {
        continue;
      }
      int distance = distance(typed.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
      if (distance < bestDistance && distance <= Math.max(1, word.length() / 3)) {
        best = word;
        bestDistance = distance;
      }
    }
    return best.isEmpty() ? Optional.empty() : Optional.of(best);
  }

  /**
   * Whether two different words are the same but for one slip: a letter put in, left out, changed
   * or swapped with its neighbour, or small and capital letters.
   */
  public static boolean areOneSlipApart(String one, String other) {
    return !one.equals(other)
        && distance(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT)) <= 1;
  }

  /** How many letters must be put in, left out, changed or swapped with their neighbour. */
  private static int distance(String from, String to) {
    int[][] distance = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, from, i, to, j);
      }
    }
    return distance[from.length()][to.length()];
  }

  private static int step(int[][] distance, String from, int i, String to, int j) {
    boolean same = from.charAt(i - 1) == to.charAt(j - 1);
    int best = Math.min(distance[i - 1][j], distance[i][j - 1]) + 1;
    best = Math.min(best, distance[i - 1][j - 1] + (same ? 0 : 1));
    boolean swapped =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return swapped ? Math.min(best, distance[i - 2][j - 2] + 1) : best;
  }
}
