package io.baton.simulator.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.baton.generator.diagnostic.Place;
import io.baton.simulator.life.Rules;
import io.baton.simulator.run.Figures;
import io.baton.simulator.run.Samples;
import io.baton.simulator.run.Way;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Findings for programs. All times are milliseconds. */
public final class JsonReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  /**
   * The JSON text; the same findings, the same text.
   *
   * @param comparison with another policy, if there is one
   */
  public static String text(Findings findings, Optional<Comparison> comparison) {
    ObjectNode root = JSON.createObjectNode();
    root.put("businessType", findings.understood().policy().businessType());
    root.put("orders", findings.orders());
    root.put("seed", findings.seed());
    root.put("world", findings.worldFile());
    root.put("currency", findings.world().currency());
    ObjectNode ways = root.putObject("ways");
    findings.ways().keySet().forEach(way -> way(findings, way, ways.putObject(key(way))));
    findings.staged().nodes().forEach(root.putObject("exceptions")::put);
    root.put("decisionsOfPersons", findings.staged().decisions());
    ArrayNode unused = root.putArray("unusedRows");
    for (Place place : findings.unusedRows()) {
      unused.addObject().put("table", place.table()).put("row", place.row());
    }
    waits(findings, root.putArray("waitsForEver"));
    comparison.ifPresent(c -> ComparisonJson.write(c, root.putObject("comparison")));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void waits(Findings findings, ArrayNode node) {
    for (Waits.Wait wait : new Waits(findings).all()) {
      ObjectNode of = node.addObject();
      of.put("system", wait.system());
      of.put("lastStatus", wait.said());
      of.put("orders", wait.orders());
      of.put("why", wait.why());
      of.put("remedy", wait.remedy());
    }
  }

  /** {@code allAtOnce}. */
  private static String key(Way way) {
    StringBuilder key = new StringBuilder();
    for (String word : way.text().split(" ", -1)) {
      boolean isFirst = key.isEmpty();
      key.append(isFirst ? word.charAt(0) : word.toUpperCase(Locale.ROOT).charAt(0));
      key.append(word.substring(1));
    }
    return key.toString();
  }

  private static void way(Findings findings, Way way, ObjectNode node) {
    Figures figures = findings.figures(way);
    node.put("calls", figures.ofOrders().totalCalls());
    node.put("wastedCalls", figures.ofOrders().totalWasted());
    node.put("recalls", figures.ofOrders().totalRecalls());
    node.put("cost", figures.ofOrders().totalCost());
    node.put("costOfFailedOrders", figures.ofOrders().failedCost());
    node.put("completed", findings.completed(way));
    times(node.putObject("timeToComplete"), findings.timesToComplete(way));
    ObjectNode outcomes = node.putObject("outcomes");
    for (String outcome : findings.outcomes()) {
      ObjectNode of = outcomes.putObject(outcome);
      of.put("orders", findings.count(way, outcome));
      times(of.putObject("time"), figures.ofOrders().times(outcome));
    }
    ObjectNode systems = node.putObject("systems");
    for (Rules.Reporter reporter : findings.reporters()) {
      system(findings, figures, reporter, systems.putObject(reporter.id()));
    }
  }

  private static void system(
      Findings findings, Figures figures, Rules.Reporter reporter, ObjectNode node) {
    int index = reporter.index();
    node.put("calls", figures.calls(index));
    node.put("wastedCalls", figures.wasted(index));
    node.put("recalls", figures.recalls(index));
    node.put("refusedRecalls", figures.refused(index));
    node.put("overdue", figures.overdue(index));
    times(node.putObject("calledAfter"), figures.starts(index));
    times(node.putObject("worksFor"), figures.works(index));
    ArrayNode load = node.putArray("callsPerHour");
    for (int hour = 0; hour < figures.load(index).size(); hour++) {
      load.add(figures.load(index).get(hour));
    }
    ObjectNode statuses = node.putObject("statuses");
    findings.unheard(reporter).forEach(status -> statuses.put(status, 0));
    figures.statuses().entrySet().stream()
        .filter(said -> said.getKey().system() == index)
        .sorted(Map.Entry.comparingByKey())
        .forEach(said -> statuses.put(said.getKey().status(), said.getValue()));
  }

  private static void times(ObjectNode node, Samples samples) {
    node.put("p50", samples.quantile(0.5));
    node.put("p95", samples.quantile(0.95));
  }
}
