package io.baton.generator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.Compilation;
import io.baton.generator.PolicyCompiler;
import io.baton.generator.reference.PolicyFile;
import io.baton.generator.reference.PolicyRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A policy that is compiled and deployed, and that the reference has read as well. */
public final class CompiledPolicy {
  private static final Path POLICIES = Path.of("..", "policies");
  private static final AtomicInteger ORDERS = new AtomicInteger();

  private final Engine engine;
  private final String businessType;
  private final PolicyRules rules;

  private CompiledPolicy(Engine engine, String businessType, PolicyRules rules) {
    this.engine = engine;
    this.businessType = businessType;
    this.rules = rules;
  }

  /** The policy of {@code policies/}, and the entry process that leads to it. */
  static CompiledPolicy shipped(Engine engine, String businessType) {
    return of(engine, businessType, POLICIES.resolve(businessType + ".dmn"));
  }

  /** The retail policy, and the entry process that leads to it. */
  public static CompiledPolicy retail(Engine engine) {
    return shipped(engine, "retail");
  }

  /** A policy drawn as in {@link PolicyFile}, and the entry process that leads to it. */
  public static CompiledPolicy drawn(
      Engine engine, Path folder, String businessType, String tables) {
    return of(engine, businessType, PolicyFile.write(folder, businessType, tables));
  }

  private static CompiledPolicy of(Engine engine, String businessType, Path file) {
    try {
      Compilation compiled = PolicyCompiler.compile(List.of(file), Set.of());
      assertThat(compiled.broken()).as(compiled.diagnostics().toString()).isEmpty();
      compiled.processes().forEach(process -> engine.deploy(process.bpmn()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new CompiledPolicy(engine, businessType, PolicyRules.read(file));
  }

  public String businessType() {
    return businessType;
  }

  public PolicyRules rules() {
    return rules;
  }

  /** An order of an id that no other order has, to be started. */
  CheckedOrder order() {
    return new CheckedOrder(
        businessType + "-" + ORDERS.incrementAndGet(), rules, engine.order(businessType));
  }
}
