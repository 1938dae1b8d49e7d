package io.baton.generator.draw;

import io.baton.generator.plan.Passage;
import java.util.List;

/**
 * An order's way that is painted into the picture of its process.
 *
 * @param heading what the order is an example of
 * @param captions what was reported, one for each stop of the passage
 */
public record Painting(String heading, List<String> captions, Passage passage) {
  public Painting {
    captions = List.copyOf(captions);
    if (captions.size() != passage.stops().size()) {
      throw new IllegalArgumentException("There must be a caption for each stop");
    }
  }
}
