package io.baton.simulator.world;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** What is wrong with a file, each with its place and what to do about it. */
final class Problems {
  /** So many mistakes help nobody to mend the first. */
  private static final int MOST = 20;

  private final String file;
  private final List<String> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void add(Node place, String message, String remedy) {
    Mark mark = place.getStartMark();
    add("%s:%d:%d".formatted(file, mark.getLine() + 1, mark.getColumn() + 1), message, remedy);
  }

  void add(String message, String remedy) {
    add(file, message, remedy);
  }

  private void add(String place, String message, String remedy) {
    if (found.size() < MOST) {
      found.add(place + ": " + message + "\n    " + remedy);
    }
  }

  List<String> found() {
    return List.copyOf(found);
  }
}
