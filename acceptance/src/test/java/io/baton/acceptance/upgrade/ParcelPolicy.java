package io.baton.acceptance.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.Compilation;
import io.baton.generator.Compilation.CompiledFile;
import io.baton.generator.PolicyCompiler;
import io.baton.generator.reference.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A policy and its revision: what the warehouse has packed goes to {@code transport} before, and to
 * {@code courier} after it, whose word for the end is another one.
 */
final class ParcelPolicy {
  private final String businessType;

  ParcelPolicy(String businessType) {
    this.businessType = businessType;
  }

  /** Compiles it into a folder {@code bpmn} below that one, which is returned. */
  Path before(Path folder) throws IOException {
    return compile(folder, "transport", "delivered", "end");
  }

  /** The same for its revision. */
  Path after(Path folder) throws IOException {
    return compile(folder, "courier", "handed over", "end handed over");
  }

  private Path compile(Path folder, String carrier, String last, String end) throws IOException {
    Path policies = Files.createDirectories(folder.resolve("policies"));
    Path policy =
        PolicyFile.write(
            policies,
            businessType,
            """
            steps
            feedback.system | feedback.status || trigger     | proceed
            "request"       | "received"      || "warehouse" |
            "warehouse"     | "packed"        || "%1$s"      |
            "%1$s"          | "%2$s"          ||             | "%3$s"

            systems
            system      || answers    | done
            "warehouse" || "feedback" | "packed"
            "%1$s"      || "feedback" | "%2$s"
            """
                .formatted(carrier, last, end));
    Compilation compilation = PolicyCompiler.compile(List.of(policy), Set.of());
    assertThat(compilation.broken()).isEmpty();
    Path bpmn = Files.createDirectories(folder.resolve("bpmn"));
    for (CompiledFile file : compilation.files()) {
      Files.writeString(bpmn.resolve(file.name()), file.text());
    }
    return bpmn;
  }
}
