package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.RecordedSystems.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dashboard, the alerts and their page ask for and tell of what the application shows. */
class DashboardTest {

  private static final Pattern METRIC = Pattern.compile("(?:baton|resilience4j)_[a-z_]+");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)(?:=~|!=|=|!~)\"");
  private static final Pattern BY = Pattern.compile("by \\(([a-z_, ]+)\\)");

  /** Labels by metric, of an application in which everything has happened once. */
  private static final Map<String, Set<String>> SHOWN = new TreeMap<>();

  @BeforeAll
  static void showEverything() throws Exception {
    try (RunningBaton baton = RunningBaton.start()) {
      baton.systems.answer("inventory/trigger", "d1", call -> new Answer(422, "{}"));
      baton.startParcel("d1");
      baton.startParcel("d2");
      await().until(() -> !baton.systems.calls("fraud/trigger", "d2").isEmpty());
      baton.reportFraud("d2", "e1", "suspicious");
      await().until(() -> !baton.systems.calls("inventory/instruct", "d2").isEmpty());
      baton.decide("d2");
      baton.reportFraud("d2", "e2", "cleared");
      await()
          .until(
              () ->
                  baton
                      .get("/actuator/prometheus")
                      .body()
                      .matches("(?s).*baton_orders_ended.*baton_outbox.*"));
      baton.get("/actuator/prometheus").body().lines().forEach(DashboardTest::note);
    }
  }

  @AfterAll
  static void forget() {
    SHOWN.clear();
  }

  @Test
  void asksForMetricsAndLabelsThatAreThere() throws Exception {
    List<String> expressions = new ArrayList<>();
    collect(
        new ObjectMapper().readTree(Path.of("../deploy/grafana/dashboards/baton.json").toFile()),
        expressions);
    assertThat(expressions).hasSizeGreaterThan(10);
    assertThat(expressions).allSatisfy(DashboardTest::isAnswered);
  }

  @Test
  void alertsOnMetricsAndLabelsThatAreThere() throws Exception {
    List<String> expressions = new ArrayList<>();
    collect(ComposeFile.yaml(Path.of("../deploy/alerts.yml")), expressions);
    assertThat(expressions)
        .filteredOn(expression -> !expression.startsWith("up{"))
        .isNotEmpty()
        .allSatisfy(DashboardTest::isAnswered);
  }

  @Test
  void documentsEveryMetricAndNoOther() throws Exception {
    TreeSet<String> documented = new TreeSet<>();
    Pattern.compile("^\\| (?:`[a-z0-9_]+`, )?`((?:baton|resilience4j)_[a-z_]+)`", Pattern.MULTILINE)
        .matcher(Files.readString(Path.of("../docs/operating.md")))
        .results()
        .forEach(
            row ->
                METRIC
                    .matcher(row.group())
                    .results()
                    .forEach(name -> documented.add(name.group())));
    assertThat(
            SHOWN.keySet().stream()
                .filter(name -> name.startsWith("baton_"))
                .map(name -> name.replaceAll("_(count|sum|max|bucket)$", "")))
        .allSatisfy(name -> assertThat(documented).contains(name));
    assertThat(documented)
        .allSatisfy(name -> assertThat(SHOWN.keySet()).anyMatch(shown -> shown.startsWith(name)));
  }

  private static void isAnswered(String expression) {
    List<String> metrics =
        METRIC.matcher(expression).results().map(match -> match.group()).toList();
    assertThat(metrics).as(expression).isNotEmpty().isSubsetOf(SHOWN.keySet());
    Set<String> labels = new TreeSet<>();
    LABEL.matcher(expression).results().forEach(match -> labels.add(match.group(1)));
    BY.matcher(expression)
        .results()
        .forEach(match -> labels.addAll(List.of(match.group(1).split(", *", -1))));
    metrics.forEach(
        metric ->
            assertThat(SHOWN.get(metric)).as("%s in %s", metric, expression).containsAll(labels));
  }

  private static void collect(JsonNode node, List<String> expressions) {
    if (node.has("expr")) {
      expressions.add(node.get("expr").asText());
    }
    node.forEach(child -> collect(child, expressions));
  }

  private static void note(String line) {
    if (!METRIC.matcher(line).lookingAt()) {
      return;
    }
    String name = line.replaceAll("[{ ].*", "");
    Set<String> labels = SHOWN.computeIfAbsent(name, metric -> new TreeSet<>());
    LABEL.matcher(line).results().forEach(match -> labels.add(match.group(1)));
  }
}
