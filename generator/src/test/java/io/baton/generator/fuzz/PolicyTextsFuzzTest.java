package io.baton.generator.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy without a mistake, in which cells, ids and names are replaced by others. */
@Tag("fuzz-texts")
class PolicyTextsFuzzTest {

  @TempDir static Path folder;

  @MethodSource("known")
  @DictionaryFile(resourcePath = "policy.dict")
  @FuzzTest
  void isToldOrCompiled(byte[] replacements) {
    String policy = ReplacedTexts.in(new String(replacements, UTF_8));
    FuzzedPolicy.mustBeToldOrCompiled(folder, ReplacedTexts.BUSINESS_TYPE, policy.getBytes(UTF_8));
  }

  static List<byte[]> known() throws IOException {
    List<String> policies = new ArrayList<>();
    for (Path file : FuzzedPolicy.known().toList()) {
      policies.add(Files.readString(file));
    }
    return ReplacedTexts.by(policies).stream().map(seed -> seed.getBytes(UTF_8)).toList();
  }
}
