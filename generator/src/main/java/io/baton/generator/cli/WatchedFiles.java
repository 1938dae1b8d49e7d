package io.baton.generator.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is there of the watched policies at one instant.
 *
 * @param files in the order in which they are named
 * @param troubles what keeps something that is named, or looks like a policy, from being checked
 */
record WatchedFiles(Map<Path, Stamp> files, List<String> troubles) {

  static final WatchedFiles NONE = new WatchedFiles(Map.of(), List.of());

  WatchedFiles {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    troubles = List.copyOf(troubles);
  }

  /**
   * Another stamp means another content.
   *
   * @param key the file system's own name for the file: another one after a save by renaming
   * @param isReadable mending the permissions changes nothing else
   */
  record Stamp(FileTime modified, long size, String key, boolean isReadable) {

    private static Stamp of(Path file) throws IOException {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(
          attributes.lastModifiedTime(),
          attributes.size(),
          String.valueOf(attributes.fileKey()),
          Files.isReadable(file));
    }
  }

  /** Looks at all that is named: policies, and folders of them. */
  static WatchedFiles of(List<Path> named) {
    Map<Path, Stamp> files = new LinkedHashMap<>();
    List<String> troubles = new ArrayList<>();
    for (Path path : named) {
      try {
        for (Path file : PolicyFiles.find(List.of(path)).files()) {
          files.put(file, Stamp.of(file));
        }
      } catch (PolicyFiles.Unusable e) {
        troubles.add(e.getMessage());
      } catch (IOException e) {
        troubles.add(cannotRead(path, e));
      }
    }
    troubles.addAll(folders(named));
    try {
      PolicyFiles.requireOneForEachType(files.keySet());
    } catch (PolicyFiles.Unusable e) {
      troubles.add(e.getMessage());
    }
    return new WatchedFiles(files, troubles);
  }

  static String cannotRead(Path path, IOException e) {
    String why = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
    return "Cannot read " + path + " (" + why + ").";
  }

  private static List<String> folders(List<Path> named) {
    List<String> folders = new ArrayList<>();
    for (Path path : named.stream().filter(Files::isDirectory).toList()) {
      try {
        PolicyFiles.namedAsPolicies(path)
            .filter(Files::isDirectory)
            .forEach(folder -> folders.add(folder + " is a folder and no policy."));
      } catch (IOException e) {
        // Told already.
      }
    }
    return folders;
  }

  /** What is new, other or gone since an earlier look, such as {@code retail.dmn changed}. */
  List<String> changesSince(WatchedFiles earlier) {
    List<String> changes = new ArrayList<>();
    files.forEach(
        (file, stamp) -> {
          if (!earlier.files.containsKey(file)) {
            changes.add(file + " is new");
          } else if (!stamp.equals(earlier.files.get(file))) {
            changes.add(file + " changed");
          }
        });
    earlier.files.keySet().stream()
        .filter(file -> !files.containsKey(file))
        .forEach(file -> changes.add(file + " is gone"));
    return changes;
  }
}
