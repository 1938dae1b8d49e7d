package io.baton.generator.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a policy file. */
@Tag("fuzz-bytes")
class PolicyBytesFuzzTest {
  private static final Pattern ID =
      Pattern.compile("<definitions[^>]{0,500} id=\"([a-z][a-z0-9-]{0,30})\"");

  @TempDir static Path folder;

  @MethodSource("known")
  @DictionaryFile(resourcePath = "policy.dict")
  @FuzzTest
  void isToldOrCompiled(byte[] content) {
    Matcher id = ID.matcher(new String(content, ISO_8859_1));
    FuzzedPolicy.mustBeToldOrCompiled(folder, id.find() ? id.group(1) : "policy", content);
  }

  static List<byte[]> known() throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (Path file : FuzzedPolicy.known().toList()) {
      contents.add(Files.readAllBytes(file));
    }
    return contents;
  }
}
