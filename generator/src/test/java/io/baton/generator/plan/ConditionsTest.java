package io.baton.generator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.generator.diagnostic.Diagnosed;
import io.baton.generator.model.FulfillmentPolicy;
import io.baton.generator.model.PolicyModel;
import io.baton.generator.policy.PolicyDocument;
import io.baton.generator.policy.PolicyReader;
import io.baton.generator.reference.PolicyFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.jspecify.annotations.Nullable;
import scala.util.Either;

/** Whatever is in a cell: the process decides on it as the DMN engine does on the table. */
class ConditionsTest {
  private static final DmnEngine DMN = new DmnEngine.Builder().build();
  private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

  /** What the cells refer to, beside the value of their column. */
  private static final Map<String, Object> OTHERS =
      Map.of("o", "a", "n", 3, "m", 600, "l", List.of("a", 500), "t", true, "f", false);

  /** A column and a cell, as a guard of a policy: read by Baton, and parsed by the DMN engine. */
  private record Guard(String tables, ParsedDmn table, Diagnosed<FulfillmentPolicy> read) {
    static Guard of(String column, String cell) {
      String tables =
          PolicyFile.xml(
                  "guard",
                  """
                  steps
                  feedback.system | feedback.status | COLUMN || trigger
                  "request" | "received" | CELL || "stock"

                  systems
                  system || answers
                  "stock" || "reply"
                  """)
              .replace("COLUMN", escaped(column))
              .replace("CELL", escaped(cell));
      byte[] xml = tables.getBytes(StandardCharsets.UTF_8);
      PolicyDocument document = PolicyReader.read("guard.dmn", xml).value().orElseThrow();
      return new Guard(
          tables, right(DMN.parse(new ByteArrayInputStream(xml))), PolicyModel.of(document));
    }

    boolean appliesInDmn(Map<String, ?> variables) {
      return !right(DMN.eval(table, "steps", Map.copyOf(variables))).isNil();
    }

    @Nullable Object appliesInTheProcess(Map<String, ?> variables) {
      String feel = FeelText.holds(read.value().orElseThrow().steps().getFirst().conditions());
      EvaluationResult result = FEEL.evaluateExpression(feel, Map.copyOf(variables));
      return result.isSuccess() ? result.result() : feel + ": " + result.failure().message();
    }
  }

  @Provide
  Arbitrary<String> columns() {
    return RandomCells.columns();
  }

  @Provide
  Arbitrary<String> cells() {
    return RandomCells.cells();
  }

  @Provide
  Arbitrary<List<Map<String, Object>>> values() {
    return RandomCells.values().list().ofMinSize(2).ofMaxSize(6);
  }

  @Property(seed = "2026", tries = 2_000, edgeCases = EdgeCasesMode.NONE)
  void theProcessDecidesOnACellAsTheDmnEngineDoes(
      @ForAll("columns") String column,
      @ForAll("cells") String cell,
      @ForAll("values") List<Map<String, Object>> values) {
    Guard guard = Guard.of(column, cell);
    assertThat(guard.read().diagnostics()).as("%s | %s", column, cell).isEmpty();
    values.forEach(value -> assertAgree(guard, column, cell, value));
  }

  @Example
  void commentsHideNothing() {
    for (String cell :
        List.of("\"a\" // or \"b\"", "not(\"a\" /* ) */)", "\"a\" // first\n, \"b\"", "\"// a\"")) {
      for (String column : List.of("order.v", "order.v /* ( */", "string(order.v) // a text")) {
        Guard guard = Guard.of(column, cell);
        assertThat(guard.read().diagnostics()).as(cell).isEmpty();
        for (String value : List.of("a", "b", "c", "// a")) {
          assertAgree(guard, column, cell, Map.of("v", value));
        }
      }
    }
  }

  @Example
  void booleansAreComparedOnlyAlone() {
    for (String cell : List.of("true", "false", "? = true", "? != true", "not(? = true)")) {
      Guard guard = Guard.of("order.v", cell);
      assertThat(guard.read().diagnostics()).as(cell).isEmpty();
      for (Object value : Arrays.asList(true, false, "true", 1, List.of(true))) {
        assertAgree(guard, "order.v", cell, Map.of("v", value));
      }
      assertAgree(guard, "order.v", cell, Map.of());
    }
    for (String cell :
        List.of(
            "not(true)", "not(false)", "\"a\", true", "true, false", "(true)", "not(1, true)")) {
      assertThat(Guard.of("order.v", cell).read().diagnostics())
          .as(cell)
          .extracting(diagnostic -> diagnostic.code())
          .containsExactly("boolean-in-list");
    }
  }

  private static void assertAgree(
      Guard guard, String column, String cell, Map<String, Object> value) {
    Map<String, Object> order = new HashMap<>(OTHERS);
    order.putAll(value);
    Map<String, Object> variables =
        Map.of("order", order, "feedback", Map.of("system", "request", "status", "received"));
    assertThat(guard.appliesInTheProcess(variables))
        .as("%s | %s, order %s", column, cell, order)
        .isEqualTo(guard.appliesInDmn(variables));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static <F, T> T right(Either<F, T> either) {
    return either.fold(
        failure -> {
          throw new IllegalArgumentException(String.valueOf(failure));
        },
        value -> value);
  }
}
