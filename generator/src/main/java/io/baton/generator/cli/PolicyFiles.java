package io.baton.generator.cli;

import io.baton.generator.model.PolicyModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
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
public record PolicyFiles(List<Path> files, boolean isWhole) {

  public PolicyFiles {
    files = List.copyOf(files);
  }

  /** What was named cannot be compiled. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  /**
   * The policies that are named: files, folders of them, or business types.
   *
   * @throws Unusable with what to tell the user
   */
  public static PolicyFiles find(List<Path> named) throws IOException, Unusable {
    List<Path> files = new ArrayList<>();
    boolean isWhole = false;
    for (Path name : named) {
      Path path = ofBusinessType(name);
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
    requireOneForEachType(files);
    return new PolicyFiles(files, isWhole);
  }

  /** {@code retail} is {@code policies/retail.dmn}, unless there is something of that name. */
  private static Path ofBusinessType(Path name) {
    Path policy = Path.of("policies", name + ".dmn");
    return !Files.exists(name) && Files.exists(policy) ? policy : name;
  }

  /** Two files would be the same process. */
  static void requireOneForEachType(Collection<Path> files) throws Unusable {
    Map<String, Path> types = new HashMap<>();
    for (Path file : files) {
      Path other = types.put(PolicyModel.baseName(file.toString()), file);
      if (other != null) {
        throw new Unusable(
            other + " and " + file + " are policies of the same business type; name one of them.");
      }
    }
  }

  /** Whether the existing process of a business type is still wanted. */
  boolean keep(String businessType) {
    return !isWhole
        || files.stream()
            .anyMatch(file -> PolicyModel.baseName(file.toString()).equals(businessType));
  }

  private static List<Path> in(Path folder) throws IOException, Unusable {
    List<Path> files = namedAsPolicies(folder).filter(Files::isRegularFile).toList();
    if (files.isEmpty()) {
      throw new Unusable("The folder " + folder + " has no policy (*.dmn).");
    }
    return files;
  }

  /** What has the name of a policy, in order; folders may be among it. */
  static Stream<Path> namedAsPolicies(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> named = entries.filter(path -> path.toString().endsWith(".dmn")).sorted().toList();
      return named.stream();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
