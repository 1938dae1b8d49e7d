package io.baton.generator.cli;

import io.baton.generator.Compilation;
import io.baton.generator.PolicyCompiler;
import io.baton.generator.PolicyCompiler.Explained;
import io.baton.generator.explain.Explanation;
import io.baton.generator.explain.Explanation.Line;
import io.baton.generator.explain.Explanation.Section;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;

/** {@code baton explain}: policies in sentences. */
@Command(
    name = "explain",
    description =
        "Tells policies (DMN) in sentences: who is triggered when, and how orders can end.",
    footer = {
      "",
      "Examples:",
      "  baton explain retail                    policies/retail.dmn",
      "  baton explain retail | less -R",
      "",
      "A policy with mistakes is not explained; its mistakes are told instead.",
      "",
      "Exit codes: 0 all went well, 1 mistakes in policies, 2 wrong usage,",
      "3 a file could not be read."
    })
final class Explain implements Callable<Integer> {

  /** Columns of a terminal beyond which nobody likes to read. */
  private static final int WIDTH = 100;

  private final PrintWriter out;
  private final PrintWriter err;
  private final Ansi ansi;

  @Mixin NamedPolicies named = new NamedPolicies();

  Explain(PrintWriter out, PrintWriter err, Ansi ansi) {
    this.out = out;
    this.err = err;
    this.ansi = ansi;
  }

  @Override
  public Integer call() throws IOException {
    Optional<PolicyFiles> found = named.find("explain", err);
    if (found.isEmpty()) {
      return Baton.USAGE;
    }
    Explained explained = PolicyCompiler.explain(found.get().files());
    explained.explanations().forEach(this::tell);
    Compilation findings = explained.findings();
    if (!findings.broken().isEmpty()) {
      DiagnosticText.tell(findings, err, ansi);
      return Baton.MISTAKES;
    }
    return Baton.OK;
  }

  private void tell(Explanation explanation) {
    out.println(DiagnosticText.styled(explanation.title(), Style.bold, ansi));
    for (Section section : explanation.sections()) {
      out.println();
      out.println(DiagnosticText.styled(section.heading(), Style.bold, ansi));
      section.lines().forEach(this::tell);
    }
    out.println();
  }

  private void tell(Line line) {
    String indent = "  ".repeat(line.depth() + 1);
    StringBuilder row = new StringBuilder(indent);
    for (String word : List.of(line.text().split(" "))) {
      boolean isFull = DiagnosticText.width(row + word) > WIDTH && !row.toString().isBlank();
      if (isFull) {
        out.println(row.toString().stripTrailing());
        row = new StringBuilder(indent).append("    ");
      }
      row.append(word).append(' ');
    }
    out.println(row.toString().stripTrailing());
  }
}
