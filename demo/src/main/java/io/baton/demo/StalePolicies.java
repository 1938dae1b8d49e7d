package io.baton.demo;

import io.baton.deployment.ProcessFile;
import io.baton.generator.Compilation;
import io.baton.generator.Compilation.CompiledProcess;
import io.baton.generator.PolicyCompiler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds processes that were not compiled again after a change of their policies, which are in the
 * folder {@code policies} beside theirs. Times of files tell nothing after a checkout, so the
 * policies are compiled, and what the processes do is compared; where shapes are drawn does not
 * matter.
 */
final class StalePolicies {

  /** The generator's fingerprint of what a process does. */
  private static final Pattern FINGERPRINT = Pattern.compile("baton:process=\"([0-9a-f]+)\"");

  private StalePolicies() {}

  /** A sentence or two for each. */
  static List<String> hints(Path folder, List<ProcessFile> processes) throws IOException {
    Path policies = folder.toAbsolutePath().normalize().resolveSibling("policies");
    if (!Files.isDirectory(policies)) {
      return List.of();
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(policies)) {
      files = all.filter(file -> file.toString().endsWith(".dmn")).sorted().toList();
    }
    Map<String, ProcessFile> byName =
        processes.stream().collect(Collectors.toMap(ProcessFile::name, Function.identity()));
    Compilation compilation = PolicyCompiler.compile(files, Set.of());
    List<String> hints = new ArrayList<>();
    for (CompiledProcess compiled : compilation.processes()) {
      ProcessFile process = byName.get(compiled.fileName());
      if (process == null) {
        hints.add(
            "%s is not in the folder, but %s gives it.".formatted(compiled.fileName(), policies));
      } else if (isOther(process, compiled)) {
        hints.add("%s is not what %s gives today.".formatted(compiled.fileName(), policies));
      }
    }
    return hints;
  }

  private static boolean isOther(ProcessFile process, CompiledProcess compiled) {
    Optional<String> written = fingerprint(process.content());
    return written.isPresent() && !written.equals(fingerprint(compiled.content()));
  }

  private static Optional<String> fingerprint(byte[] bpmn) {
    Matcher matcher = FINGERPRINT.matcher(new String(bpmn, StandardCharsets.UTF_8));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
