package io.baton.generator.cli;

import io.baton.generator.Compilation;
import io.baton.generator.Compilation.CompiledFile;
import io.baton.generator.Compilation.CompiledProcess;
import io.baton.generator.PolicyCompiler;
import io.baton.generator.template.ElementTemplates;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code baton compile}: from policy files to BPMN files. */
@Command(
    name = "compile",
    description = "Compiles policies (DMN) into processes (BPMN).",
    footer = {
      "",
      "Example:",
      "  baton compile policies/ --out bpmn/",
      "",
      "writes bpmn/fulfillment-retail.bpmn for policies/retail.dmn, and so on for",
      "every policy, and bpmn/order-fulfillment.bpmn, which leads an order to the",
      "process of its business type; and with them the form in which a person decides,",
      "and element templates for Camunda Modeler, in .camunda/element-templates/ of the",
      "folder or, if that is there, of the folder above it. A file that would stay the",
      "same is not touched.",
      "",
      "A policy with mistakes is compiled no further, and what was made from it before",
      "stays as it is; the other policies are compiled all the same.",
      "",
      "A process that somebody has changed in an editor is never overwritten without",
      "--overwrite; it is told what is different, and which row of the policy would say",
      "so. Where shapes were only moved, --keep-layout writes the process and leaves them",
      "there.",
      "",
      "Exit codes: 0 all went well, 1 mistakes in policies or processes changed by hand,",
      "2 wrong usage, 3 a file could not be read or written."
    })
final class Compile implements Callable<Integer> {

  private final PrintWriter out;
  private final PrintWriter err;
  private final Ansi ansi;

  @Mixin NamedPolicies named = new NamedPolicies();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FOLDER",
      defaultValue = "bpmn",
      description = "Where the BPMN files go; without it: ${DEFAULT-VALUE}.")
  Path folder = Path.of("bpmn");

  @Option(
      names = "--strict",
      description = "Takes warnings for errors: a policy with one is compiled no further.")
  boolean strict;

  @Option(
      names = "--keep-layout",
      description = "Keeps where somebody has moved the shapes of a process.")
  boolean keepLayout;

  @Option(
      names = "--overwrite",
      description = "Gives up what somebody has changed in a process by hand.")
  boolean overwrite;

  /** Processes that were left alone, since somebody has changed them. */
  private int changedByHand;

  Compile(PrintWriter out, PrintWriter err, Ansi ansi) {
    this.out = out;
    this.err = err;
    this.ansi = ansi;
  }

  @Override
  public Integer call() throws IOException {
    Optional<PolicyFiles> found = named.find("compile", err);
    if (found.isEmpty()) {
      return Baton.USAGE;
    }
    PolicyFiles files = found.get();
    OutputFolder output = new OutputFolder(folder);
    Set<String> existing = output.businessTypes();
    Set<String> leftOver = new TreeSet<>(existing);
    leftOver.removeIf(files::keep);
    existing.removeAll(leftOver);
    Compilation compilation = PolicyCompiler.compile(files.files(), existing, strict);
    DiagnosticText.diagnostics(compilation, ansi).forEach(err::println);
    write(compilation, output);
    if (compilation.form().isPresent()) {
      CompiledFile form = compilation.form().get();
      write(output, form.name(), form.text(), "the form for a person's decision");
      writeElementTemplates();
    }
    for (String type : leftOver) {
      line("left over", output.process(type), "no policy of that name any more");
    }
    return tell(compilation);
  }

  private void write(Compilation compilation, OutputFolder output) throws IOException {
    for (CompiledProcess process : compilation.processes()) {
      Optional<byte[]> existing = output.read(process.fileName());
      Optional<String> text =
          existing.isEmpty()
              ? Optional.of(process.bpmn())
              : new HandWork(out, keepLayout, overwrite)
                  .settle(output.folder().resolve(process.fileName()), existing.get(), process);
      if (text.isPresent()) {
        write(output, process.fileName(), text.get(), process.summary());
      } else {
        changedByHand++;
      }
    }
  }

  private void write(OutputFolder output, String name, String text, String summary)
      throws IOException {
    boolean isWritten = output.write(name, text.getBytes(StandardCharsets.UTF_8));
    line(isWritten ? "written" : "unchanged", output.folder().resolve(name), summary);
  }

  private void writeElementTemplates() throws IOException {
    write(
        OutputFolder.ofElementTemplates(folder),
        "baton.json",
        ElementTemplates.json(),
        "element templates for Camunda Modeler");
  }

  private void line(String what, Path file, String why) {
    out.println("%-9s  %s  (%s)".formatted(what, file, why));
  }

  private int tell(Compilation compilation) {
    for (String file : compilation.broken()) {
      line("broken", Path.of(file), "nothing written for it");
    }
    if (!compilation.diagnostics().isEmpty()) {
      err.println(DiagnosticText.counts(compilation));
    }
    boolean isAllWritten = compilation.broken().isEmpty() && changedByHand == 0;
    return isAllWritten ? Baton.OK : Baton.MISTAKES;
  }
}
