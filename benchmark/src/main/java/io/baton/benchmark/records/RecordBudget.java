package io.baton.benchmark.records;

import io.baton.benchmark.order.CountedOrder;
import io.baton.benchmark.order.CountingEngine;
import io.baton.benchmark.policy.ShippedPolicy;
import io.baton.benchmark.shape.BatonShape;
import io.baton.generator.PolicyCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many records the orders of the shipped policies cost: a line {@code retail normal: 417} each,
 * checked in, so that no change makes them dearer unnoticed.
 */
public final class RecordBudget {
  private static final String HEAD =
      "# Engine records per order, exact. Written by ./baton benchmark budget; a test compares.\n";

  private RecordBudget() {}

  /**
   * Counts anew.
   *
   * @param policies the folder of the policies
   * @throws IOException when a policy cannot be read
   */
  public static Map<String, Integer> count(CountingEngine engine, Path policies)
      throws IOException {
    Map<String, Integer> budget = new LinkedHashMap<>();
    for (ShippedPolicy policy : ShippedPolicy.all()) {
      String type = policy.businessType();
      engine.deploy(BatonShape.compiled(policies.resolve(type + ".dmn")));
      String process = PolicyCompiler.PROCESS_PREFIX + type;
      CountedOrder normal = engine.fulfil(process, type, policy.normal());
      CountedOrder byEntry = engine.fulfil("order-fulfillment", type, policy.normal());
      budget.put(type + " normal", normal.records());
      budget.put(type + " abnormal", engine.fulfil(process, type, policy.abnormal()).records());
      budget.put(type + " by the entry process, more", byEntry.records() - normal.records());
    }
    return budget;
  }

  /** The budget as a file says it. */
  public static Map<String, Integer> read(Path file) throws IOException {
    Map<String, Integer> budget = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.split(":", -1);
        if (parts.length != 2 || !parts[1].strip().matches("\\d{1,9}")) {
          throw new IOException("%s: not \"<order>: <records>\": %s".formatted(file, line));
        }
        budget.put(parts[0].strip(), Integer.parseInt(parts[1].strip()));
      }
    }
    return budget;
  }

  /** Writes the file. */
  public static void write(Path file, Map<String, Integer> budget) throws IOException {
    StringBuilder text = new StringBuilder(HEAD);
    budget.forEach((order, records) -> text.append(order + ": " + records + "\n"));
    Files.writeString(file, text);
  }
}
