package io.baton.benchmark.shape;

import io.baton.benchmark.policy.SyntheticPolicy;
import io.baton.generator.Compilation;
import io.baton.generator.PolicyCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the generator makes of the policy. */
public final class BatonShape implements Shape {

  @Override
  public String name() {
    return "Baton";
  }

  @Override
  public String processId(SyntheticPolicy policy) {
    return PolicyCompiler.PROCESS_PREFIX + policy.businessType();
  }

  @Override
  public Map<String, String> files(SyntheticPolicy policy) {
    try {
      Path folder = Files.createTempDirectory("policy");
      Path file = folder.resolve(policy.businessType() + ".dmn");
      Files.writeString(file, policy.dmn());
      try {
        return compiled(file);
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The processes of a policy file, and the form that they refer to. */
  public static Map<String, String> compiled(Path file) throws IOException {
    Compilation compilation = PolicyCompiler.compile(List.of(file), Set.of());
    if (!compilation.broken().isEmpty()) {
      throw new IllegalStateException(compilation.diagnostics().toString());
    }
    Map<String, String> files = new LinkedHashMap<>();
    compilation.files().forEach(f -> files.put(f.name(), f.text()));
    return files;
  }
}
