package io.baton.generator.cli;

import io.baton.generator.PolicyCompiler;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A folder of generated files. */
record OutputFolder(Path folder) {

  private static final String ENDING = ".bpmn";

  /**
   * Where Modeler finds the element templates of the processes: it looks beside a process and in
   * all folders above it.
   */
  static OutputFolder ofElementTemplates(Path processes) {
    Path within = Path.of(".camunda", "element-templates");
    Path above = processes.resolveSibling(within);
    return new OutputFolder(Files.isDirectory(above) ? above : processes.resolve(within));
  }

  /** The business types of which there is a process. */
  Set<String> businessTypes() throws IOException {
    Set<String> types = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> entries = Files.list(folder)) {
        entries
            .map(path -> path.getFileName().toString())
            .filter(n -> n.startsWith(PolicyCompiler.PROCESS_PREFIX) && n.endsWith(ENDING))
            .map(n -> n.substring(PolicyCompiler.PROCESS_PREFIX.length()))
            .map(n -> n.substring(0, n.length() - ENDING.length()))
            .forEach(types::add);
      }
    }
    return types;
  }

  /** The file of a business type's process. */
  Path process(String businessType) {
    return folder.resolve(PolicyCompiler.PROCESS_PREFIX + businessType + ENDING);
  }

  /** The content of a file, if it is there. */
  Optional<byte[]> read(String name) throws IOException {
    Path file = folder.resolve(name);
    return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  /** Writes a file unless it has that content already; returns whether it wrote. */
  boolean write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    if (read(name).filter(existing -> Arrays.equals(existing, content)).isPresent()) {
      return false;
    }
    Files.createDirectories(folder);
    // Written beside and moved, so that whoever reads meanwhile sees the old file or the new one.
    Path beside = folder.resolve("." + name + ".tmp");
    try {
      Files.write(beside, content);
      move(beside, file);
    } finally {
      Files.deleteIfExists(beside);
    }
    return true;
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
