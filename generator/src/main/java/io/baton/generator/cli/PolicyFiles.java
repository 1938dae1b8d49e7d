package io.baton.generator.cli;

import io.baton.generator.model.PolicyModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The policy files that a command line names.
 *
 * @param isWhole whether they are all that there are, since a folder was named; single files are
 *     some of those that there are
 */
record PolicyFiles(List<Path> files, boolean isWhole) {

  PolicyFiles {
    files = List.copyOf(files);
  }

  /** What was named cannot be compiled. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  static PolicyFiles find(List<Path> named) throws IOException, Unusable {
    List<Path> files = new ArrayList<>();
    boolean isWhole = false;
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        files.addAll(in(path));
        isWhole = true;
      } else if (!Files.exists(path)) {
        throw new Unusable("There is no file or folder " + path + ".");
      } else if (!path.toString().endsWith(".dmn")) {
        throw new Unusable(path + " is no policy: the name of a policy ends with .dmn.");
      } else {
        files.add(path);
      }
    }
    Map<String, Path> types = new HashMap<>();
    for (Path file : files) {
      Path other = types.put(PolicyModel.baseName(file.toString()), file);
      if (other != null) {
        throw new Unusable(
            other + " and " + file + " are policies of the same business type; name one of them.");
      }
    }
    return new PolicyFiles(files, isWhole);
  }

  /** Whether the existing process of a business type is still wanted. */
  boolean keep(String businessType) {
    return !isWhole
        || files.stream()
            .anyMatch(file -> PolicyModel.baseName(file.toString()).equals(businessType));
  }

  private static List<Path> in(Path folder) throws IOException, Unusable {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files =
          entries
              .filter(path -> path.toString().endsWith(".dmn") && Files.isRegularFile(path))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new Unusable("The folder " + folder + " has no policy (*.dmn).");
      }
      return files;
    }
  }
}
