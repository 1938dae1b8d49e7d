package io.baton.generator.plan;

import io.baton.generator.check.PolicyChecks;
import io.baton.generator.diagnostic.Diagnosed;
import io.baton.generator.diagnostic.Diagnostic;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.PolicyModel;
import io.baton.generator.policy.PolicyDocument;
import io.baton.generator.policy.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The plan of a policy, without the exploration of all that an order can live through. */
public final class PlannedPolicy {
  private PlannedPolicy() {}

  /** The plan of a policy as DMN XML; empty if the policy is not valid. */
  public static Optional<ProcessPlan> of(String businessType, String policyXml) {
    Diagnosed<PolicyDocument> read =
        PolicyReader.read(businessType + ".dmn", policyXml.getBytes(StandardCharsets.UTF_8));
    PolicyDocument document = read.value().orElseThrow();
    Diagnosed<FulfillmentPolicy> understood = PolicyModel.of(document);
    List<Diagnostic> found = new ArrayList<>(understood.diagnostics());
    understood.value().ifPresent(policy -> found.addAll(PolicyChecks.run(policy, document, false)));
    Diagnosed<FulfillmentPolicy> checked = new Diagnosed<>(understood.value(), found);
    return checked.hasErrors() ? Optional.empty() : checked.value().map(ProcessPlanner::plan);
  }

  /** The plan of a policy file without errors. */
  public static ProcessPlan of(Path file) {
    try {
      String name = file.getFileName().toString().replaceFirst("\\.dmn$", "");
      return of(name, Files.readString(file)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
