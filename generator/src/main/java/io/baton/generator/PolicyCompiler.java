package io.baton.generator;

import io.baton.generator.Compilation.Accepted;
import io.baton.generator.Compilation.CompiledProcess;
import io.baton.generator.check.Acceptances;
import io.baton.generator.check.ExplorationChecks;
import io.baton.generator.check.PolicyChecks;
import io.baton.generator.diagnostic.Diagnosed;
import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.diagnostic.Diagnostic.Severity;
import io.baton.generator.edit.ExistingProcess;
import io.baton.generator.emit.BpmnWriter;
import io.baton.generator.explain.Explanation;
import io.baton.generator.explain.PolicyExplainer;
import io.baton.generator.explore.Exploration;
import io.baton.generator.explore.PolicyExplorer;
import io.baton.generator.layout.ProcessLayout;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.PolicyModel;
import io.baton.generator.plan.EntryPlanner;
import io.baton.generator.plan.ProcessPlan;
import io.baton.generator.plan.ProcessPlanner;
import io.baton.generator.policy.PolicyDocument;
import io.baton.generator.policy.PolicyDocument.DecisionTable;
import io.baton.generator.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Compiles fulfillment policies into processes; writes nothing. */
public final class PolicyCompiler {

  /** Every process of a business type is called this and the type. */
  public static final String PROCESS_PREFIX = "fulfillment-";

  private final List<CompiledProcess> processes = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<Accepted> accepted = new ArrayList<>();
  private final List<PolicyDocument> documents = new ArrayList<>();

  /** The business types that the entry process leads to. */
  private final SortedSet<String> reachable = new TreeSet<>();

  /** Whether a warning is as good as an error. */
  private final boolean isStrict;

  private PolicyCompiler(boolean isStrict) {
    this.isStrict = isStrict;
  }

  /**
   * Finds what is wrong with each file and makes nothing of it: no process, but all diagnostics.
   *
   * @param files policy files, whose base names differ
   * @throws IOException when a file cannot be read
   */
  public static Compilation check(List<Path> files, boolean isStrict) throws IOException {
    PolicyCompiler compiler = new PolicyCompiler(isStrict);
    for (Path file : files) {
      compiler.check(file);
    }
    return compiler.compilation();
  }

  /** What became of some policies, and what the sound ones of them say, in their order. */
  public record Explained(Compilation findings, List<Explanation> explanations) {
    public Explained {
      explanations = List.copyOf(explanations);
    }
  }

  /**
   * Tells policies in sentences.
   *
   * @param files policy files, whose base names differ
   * @throws IOException when a file cannot be read
   */
  public static Explained explain(List<Path> files) throws IOException {
    Read read = read(files);
    return new Explained(
        read.findings(),
        read.policies().stream()
            .map(
                sound ->
                    PolicyExplainer.explain(sound.policy(), sound.document(), sound.exploration()))
            .toList());
  }

  /**
   * A policy without mistakes, as its process is made of it.
   *
   * @param document the file that it was read from
   * @param exploration what its orders can come to
   */
  public record Understood(
      FulfillmentPolicy policy, PolicyDocument document, Exploration exploration) {}

  /** What became of some policies, and the sound ones of them, in their order. */
  public record Read(Compilation findings, List<Understood> policies) {
    public Read {
      policies = List.copyOf(policies);
    }
  }

  /**
   * Understands policies, for those who let orders live by them without a process.
   *
   * @param files policy files; the base names of two may be the same
   * @throws IOException when a file cannot be read
   */
  public static Read read(List<Path> files) throws IOException {
    PolicyCompiler compiler = new PolicyCompiler(false);
    List<Understood> policies = new ArrayList<>();
    for (Path file : files) {
      compiler.check(file).ifPresent(policies::add);
    }
    return new Read(compiler.compilation(), policies);
  }

  /** What became of some policies, and pictures of the sound ones of them, in their order. */
  public record Drawn(Compilation findings, List<PolicyPictures> pictures) {
    public Drawn {
      pictures = List.copyOf(pictures);
    }
  }

  /**
   * Draws the processes of policies.
   *
   * @param files policy files, whose base names differ
   * @throws IOException when a file cannot be read
   */
  public static Drawn draw(List<Path> files) throws IOException {
    Read read = read(files);
    return new Drawn(
        read.findings(),
        read.policies().stream()
            .map(sound -> new PolicyPictures(sound.policy(), sound.exploration()))
            .toList());
  }

  /** Compiles, and lets warnings pass. */
  public static Compilation compile(List<Path> files, Set<String> existing) throws IOException {
    return compile(files, existing, false);
  }

  /**
   * Compiles each file, a broken one hinders no other, and the entry process for all of them.
   *
   * @param files policy files, whose base names differ
   * @param existing business types whose process exists from an earlier run and stays: the entry
   *     process leads to these, too, or an order of a policy that is broken today would find no
   *     process although its old one is still there
   * @param isStrict whether a policy with a warning makes no process, as one with an error
   * @throws IOException when a file cannot be read
   */
  public static Compilation compile(List<Path> files, Set<String> existing, boolean isStrict)
      throws IOException {
    PolicyCompiler compiler = new PolicyCompiler(isStrict);
    compiler.reachable.addAll(existing);
    for (Path file : files) {
      compiler
          .check(file)
          .map(Understood::policy)
          .ifPresent(
              policy -> {
                compiler.reachable.add(policy.businessType());
                compiler.processes.add(compiled(policy));
              });
    }
    if (!compiler.reachable.isEmpty()) {
      compiler.compileEntry();
    }
    return compiler.compilation();
  }

  private Compilation compilation() {
    return new Compilation(processes, broken, diagnostics, accepted, documents);
  }

  /** The policy, if nothing keeps a process from being made of it. */
  private Optional<Understood> check(Path path) throws IOException {
    String file = path.toString();
    Diagnosed<PolicyDocument> read = PolicyReader.read(file, path);
    documents.addAll(read.value().stream().toList());
    List<Diagnostic> found = new ArrayList<>(read.diagnostics());
    Optional<Understood> sound = read.value().flatMap(document -> understand(document, found));
    read.value().map(Acceptances::of).ifPresent(acceptances -> accept(acceptances, found));
    diagnostics.addAll(inOrderOfTheFile(found, read.value()));
    boolean isBroken =
        found.stream()
            .map(Diagnostic::severity)
            .anyMatch(s -> s == Severity.ERROR || (isStrict && s == Severity.WARNING));
    if (sound.isPresent() && !isBroken) {
      return sound;
    }
    broken.add(file);
    return Optional.empty();
  }

  /** Takes what is accepted out of what was found. */
  private void accept(Acceptances acceptances, List<Diagnostic> found) {
    List<Diagnostic> unused = acceptances.unused(found);
    for (Diagnostic diagnostic : List.copyOf(found)) {
      acceptances
          .reason(diagnostic)
          .ifPresent(
              reason -> {
                found.remove(diagnostic);
                accepted.add(new Accepted(diagnostic, reason));
              });
    }
    // With an error, or where something is not decided, not everything was looked for.
    if (found.stream().allMatch(d -> d.severity() == Severity.WARNING)) {
      found.addAll(unused);
    }
  }

  /** Finds what is wrong with a policy; only one without errors is explored. */
  private static Optional<Understood> understand(PolicyDocument document, List<Diagnostic> found) {
    Diagnosed<FulfillmentPolicy> understood = PolicyModel.of(document);
    found.addAll(understood.diagnostics());
    boolean isWhole = !new Diagnosed<>(understood.value(), found).hasErrors();
    understood
        .value()
        .ifPresent(policy -> found.addAll(PolicyChecks.run(policy, document, isWhole)));
    if (new Diagnosed<>(understood.value(), found).hasErrors()) {
      return Optional.empty();
    }
    Optional<Understood> sound =
        understood
            .value()
            .map(policy -> new Understood(policy, document, PolicyExplorer.explore(policy)));
    sound.ifPresent(
        s ->
            found.addAll(
                ExplorationChecks.run(s.policy(), document, s.exploration(), List.copyOf(found))));
    return sound;
  }

  /** The stages find mistakes in another order than people correct them: from top to bottom. */
  private static List<Diagnostic> inOrderOfTheFile(
      List<Diagnostic> found, Optional<PolicyDocument> document) {
    Map<String, Integer> tables = new HashMap<>();
    document.stream()
        .flatMap(d -> d.tables().stream())
        .map(DecisionTable::id)
        .forEach(table -> tables.put(table, tables.size()));
    return found.stream()
        .sorted(
            Comparator.comparingInt((Diagnostic d) -> tables.getOrDefault(d.place().table(), -1))
                .thenComparingInt(d -> d.place().row()))
        .toList();
  }

  private static CompiledProcess compiled(FulfillmentPolicy policy) {
    int rules = policy.steps().size() + policy.results().size() + policy.exceptions().size();
    long nodes =
        policy.steps().stream()
            .flatMap(rule -> rule.node().map(Stream::of).orElse(rule.reporters().stream()))
            .distinct()
            .count();
    String summary =
        "%s, %s, %s"
            .formatted(
                counted(policy.systems().size(), "system"),
                counted(rules, "rule"),
                counted(nodes, "node"));
    return new CompiledProcess(
        PROCESS_PREFIX + policy.businessType(),
        draw(ProcessPlanner.plan(policy)),
        summary,
        Optional.of(policy));
  }

  private void compileEntry() {
    processes.add(
        new CompiledProcess(
            "order-fulfillment",
            draw(EntryPlanner.plan(reachable)),
            counted(reachable.size(), "business type"),
            Optional.empty()));
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String draw(ProcessPlan plan) {
    return ExistingProcess.signed(BpmnWriter.write(plan, ProcessLayout.of(plan)));
  }
}
