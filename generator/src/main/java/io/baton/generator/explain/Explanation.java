package io.baton.generator.explain;

import java.util.List;

/**
 * A policy in sentences.
 *
 * @param title its name and its business type
 * @param sections in the order in which they are read
 */
public record Explanation(String title, List<Section> sections) {

  public Explanation {
    sections = List.copyOf(sections);
  }

  /** Sentences about one thing. */
  public record Section(String heading, List<Line> lines) {
    public Section {
      lines = List.copyOf(lines);
    }
  }

  /**
   * A sentence.
   *
   * @param depth how far it is indented: 0 for the section's own, 1 for what belongs to the last
   *     one of depth 0
   */
  public record Line(int depth, String text) {}
}
