package io.baton.generator;

import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.diagnostic.Diagnostic.Severity;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.policy.PolicyDocument;
import io.baton.generator.template.DecisionForm;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What became of some policies.
 *
 * @param processes one per policy without errors, in the order of the files, then the entry
 *     process, which is missing only when there is no business type at all
 * @param broken the files that made no process, as they were named
 * @param diagnostics of all files, in their order
 * @param accepted warnings that a row's annotation accepts, which are not among the diagnostics
 * @param documents the files that could be read, for showing the rows that diagnostics are about
 */
public record Compilation(
    List<CompiledProcess> processes,
    List<String> broken,
    List<Diagnostic> diagnostics,
    List<Accepted> accepted,
    List<PolicyDocument> documents) {

  /** A warning, and why the analyst lives with it. */
  public record Accepted(Diagnostic warning, String reason) {}

  public Compilation {
    processes = List.copyOf(processes);
    broken = List.copyOf(broken);
    diagnostics = List.copyOf(diagnostics);
    accepted = List.copyOf(accepted);
    documents = List.copyOf(documents);
  }

  /** Several as one, in their order. */
  public static Compilation together(Collection<Compilation> parts) {
    return new Compilation(
        all(parts, Compilation::processes),
        all(parts, Compilation::broken),
        all(parts, Compilation::diagnostics),
        all(parts, Compilation::accepted),
        all(parts, Compilation::documents));
  }

  private static <T> List<T> all(
      Collection<Compilation> parts, Function<Compilation, List<T>> component) {
    return parts.stream().map(component).flatMap(List::stream).toList();
  }

  /** The form in which a person decides; nothing without a process that shows it. */
  public Optional<CompiledFile> form() {
    return processes.isEmpty()
        ? Optional.empty()
        : Optional.of(new CompiledFile(DecisionForm.FILE_NAME, DecisionForm.json()));
  }

  /** All that is to be deployed together: the processes, and the form that they refer to. */
  public List<CompiledFile> files() {
    return Stream.concat(
            form().stream(), processes.stream().map(p -> new CompiledFile(p.fileName(), p.bpmn())))
        .toList();
  }

  /** A file as it is to be saved, in UTF-8. */
  public record CompiledFile(String name, String text) {}

  public long count(Severity severity) {
    return diagnostics.stream().filter(d -> d.severity() == severity).count();
  }

  /**
   * A process as it is to be saved.
   *
   * @param bpmn BPMN 2.0 XML
   * @param summary what it was made from, in a few words
   * @param policy what it was made from; nothing for the entry process
   */
  public record CompiledProcess(
      String processId, String bpmn, String summary, Optional<FulfillmentPolicy> policy) {

    /** Such as {@code fulfillment-retail.bpmn}. */
    public String fileName() {
      return processId + ".bpmn";
    }

    /** The content of the file. */
    public byte[] content() {
      return bpmn.getBytes(StandardCharsets.UTF_8);
    }
  }
}
