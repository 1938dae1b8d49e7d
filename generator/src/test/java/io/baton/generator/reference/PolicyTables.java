package io.baton.generator.reference;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.camunda.dmn.Audit;
import org.camunda.dmn.DmnEngine;
import org.camunda.dmn.parser.ParsedDmn;
import org.camunda.feel.impl.DefaultValueMapper;
import org.camunda.feel.impl.JavaValueMapper;
import org.camunda.feel.valuemapper.CustomValueMapper;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import scala.jdk.javaapi.CollectionConverters;
import scala.util.Either;

/**
 * The decision tables of a valid policy file, evaluated by the DMN engine.
 *
 * <p>Contract section 2, "Labels, annotations, names, links, input data, notes, widths and types
 * carry no meaning": all of that is taken out before the DMN engine sees it.
 */
final class PolicyTables {
  private static final List<String> WITHOUT_MEANING =
      List.of("informationRequirement", "variable", "inputValues", "outputValues", "inputData");

  /** The entry of an answer with the id of the rule that it comes from. */
  static final String RULE = "rule";

  private static final Pattern TEXT_LITERAL = Pattern.compile("\"([^\"]*)\"");

  private final DmnEngine engine = new DmnEngine.Builder().build();
  // The engine's own FEEL, where it comes with the embedded engine, leaves its values as they are;
  // without it they are Scala's.
  private final ValueMapper javaValues =
      new ValueMapper.CompositeValueMapper(
          CollectionConverters.asScala(
                  List.<CustomValueMapper>of(new JavaValueMapper(), new DefaultValueMapper()))
              .toList());
  private final Document document;
  private final ParsedDmn all;
  private final ParsedDmn namingOverdue;
  private final ParsedDmn withoutGuards;

  private PolicyTables(Document document) {
    this.document = document;
    fillEmptyOutputs();
    withoutMeaning();
    this.all = parse();
    removeResultsThatDoNotNameOverdue();
    this.namingOverdue = parse();
    emptyGuardsOfExceptions();
    this.withoutGuards = parse();
  }

  static PolicyTables read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static PolicyTables parse(String xml) {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    try {
      return new PolicyTables(
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml))));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalArgumentException("Not a policy file", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String businessType() {
    return document.getDocumentElement().getAttribute("id");
  }

  /** Every system that a row of {@code systems} or a trigger names, in that order. */
  Set<String> systems() {
    return Stream.concat(
            cells("systems", "inputEntry", "system"), cells("steps", "outputEntry", "trigger"))
        .flatMap(PolicyTables::literals)
        .filter(system -> !system.equals("request"))
        .collect(LinkedHashSet::new, Set::add, Set::addAll);
  }

  /**
   * The statuses that rows of {@code steps} name for that reporter: rows that lead on, since they
   * trigger or end something, or rows that just give a node. As many statuses as reporters are
   * taken for a join, each system with its own status.
   */
  Set<String> statuses(String reporter, boolean leadOn) {
    List<String> reporters = cells("steps", "inputEntry", "feedback.system").toList();
    List<String> statuses = cells("steps", "inputEntry", "feedback.status").toList();
    List<String> triggers = cells("steps", "outputEntry", "trigger").toList();
    List<String> ends = cells("steps", "outputEntry", "proceed").toList();
    return IntStream.range(0, statuses.size())
        .filter(row -> leadOn != (triggers.get(row) + ends.get(row)).equals("nullnull"))
        .boxed()
        .flatMap(
            row -> {
              List<String> named = literals(reporters.get(row)).toList();
              List<String> reported = literals(statuses.get(row)).toList();
              int own = named.indexOf(reporter);
              boolean join = named.size() > 1 && named.size() == reported.size();
              return own < 0
                  ? Stream.of()
                  : join ? Stream.of(reported.get(own)) : reported.stream();
            })
        .collect(LinkedHashSet::new, Set::add, Set::addAll);
  }

  /** The rows of {@code results} that count for the pseudo-status {@code overdue}. */
  List<Map<String, @Nullable Object>> overdueResults(Map<String, @Nullable Object> context) {
    return rules("results").isEmpty() ? List.of() : evaluate(namingOverdue, "results", context);
  }

  /** The rows of {@code exceptions} that belong to that node, whatever their guards. */
  List<Map<String, @Nullable Object>> exceptionsOf(String node) {
    return tables("exceptions").isEmpty()
        ? List.of()
        : evaluate(withoutGuards, "exceptions", Map.of("node", node));
  }

  /**
   * The outputs of the rules that match, by column, and the id of the rule; none where there is no
   * such table.
   */
  List<Map<String, @Nullable Object>> evaluate(
      String decision, Map<String, @Nullable Object> context) {
    return tables(decision).isEmpty() ? List.of() : evaluate(all, decision, context);
  }

  private List<Map<String, @Nullable Object>> evaluate(
      ParsedDmn tables, String decision, Map<String, @Nullable Object> context) {
    DmnEngine.EvalResult result = right(engine.eval(tables, decision, context));
    Object value =
        result.isNil() ? List.of() : javaValues.unpackVal(javaValues.toVal(result.value()));
    List<?> hits = value instanceof Collection<?> list ? List.copyOf(list) : List.of(value);
    List<String> rules = matched(result.auditLog());
    return IntStream.range(0, hits.size())
        .mapToObj(i -> row(decision, hits.get(i), rules.get(i)))
        .toList();
  }

  /**
   * Ids of the rules that match, in their order; of a FIRST table more than the one that counts.
   */
  private static List<String> matched(Audit.AuditLog log) {
    return CollectionConverters.asJava(log.entries()).stream()
        .map(Audit.AuditLogEntry::result)
        .map(Audit.DecisionTableEvaluationResult.class::cast)
        .flatMap(table -> CollectionConverters.asJava(table.matchedRules()).stream())
        .map(matched -> matched.rule().id())
        .toList();
  }

  /** The DMN engine gives the bare value where a table has one output column only. */
  private Map<String, @Nullable Object> row(String decision, @Nullable Object hit, String rule) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>(Map.of(RULE, rule));
    if (hit instanceof Map<?, ?> outputs) {
      outputs.forEach((name, value) -> row.put(String.valueOf(name), value));
    } else {
      row.put(columns(decision, "output").getFirst(), hit);
    }
    return row;
  }

  private ParsedDmn parse() {
    try {
      ByteArrayOutputStream xml = new ByteArrayOutputStream();
      TransformerFactory.newInstance()
          .newTransformer()
          .transform(new DOMSource(document), new StreamResult(xml));
      return right(engine.parse(new ByteArrayInputStream(xml.toByteArray())));
    } catch (TransformerException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <F, T> T right(Either<F, T> either) {
    return either.fold(
        failure -> {
          throw new IllegalArgumentException(String.valueOf(failure));
        },
        value -> value);
  }

  /** Contract section 2, "on the right ... an empty cell or - is null". */
  private void fillEmptyOutputs() {
    for (Element entry : elements(document.getDocumentElement(), "outputEntry")) {
      Element text = elements(entry, "text").getFirst();
      String cell = text.getTextContent().strip();
      if (cell.isEmpty() || cell.equals("-")) {
        text.setTextContent("null");
      }
    }
  }

  private void withoutMeaning() {
    for (String name : WITHOUT_MEANING) {
      for (Element element : elements(document.getDocumentElement(), name)) {
        element.getParentNode().removeChild(element);
      }
    }
    for (Element element : elements(document.getDocumentElement(), "*")) {
      element.removeAttribute("typeRef");
    }
  }

  /** Contract section 2, {@code results}: "only rules whose feedback.status cell names overdue". */
  private void removeResultsThatDoNotNameOverdue() {
    int status = columns("results", "input").indexOf("feedback.status");
    Predicate<Element> namesOverdue =
        rule ->
            status >= 0
                && text(elements(rule, "inputEntry").get(status)).contains("\"overdue\"")
                && !text(elements(rule, "inputEntry").get(status)).startsWith("not(");
    for (Element rule : rules("results")) {
      if (!namesOverdue.test(rule)) {
        rule.getParentNode().removeChild(rule);
      }
    }
  }

  private void emptyGuardsOfExceptions() {
    List<String> columns = columns("exceptions", "input");
    for (Element rule : rules("exceptions")) {
      List<Element> cells = elements(rule, "inputEntry");
      IntStream.range(0, columns.size())
          .filter(i -> !columns.get(i).equals("node"))
          .forEach(i -> elements(cells.get(i), "text").getFirst().setTextContent("-"));
    }
  }

  private static Stream<String> literals(String cell) {
    return TEXT_LITERAL.matcher(cell).results().map(literal -> literal.group(1));
  }

  private Stream<String> cells(String decision, String entry, String column) {
    int index = columns(decision, entry.replace("Entry", "")).indexOf(column);
    return index < 0
        ? Stream.of()
        : rules(decision).stream().map(rule -> text(elements(rule, entry).get(index)));
  }

  /** Input expressions or output names of a table. */
  private List<String> columns(String decision, String kind) {
    return tables(decision).stream()
        .flatMap(table -> elements(table, kind).stream())
        .map(column -> kind.equals("input") ? text(column) : column.getAttribute("name"))
        .toList();
  }

  private List<Element> rules(String decision) {
    return tables(decision).stream().flatMap(table -> elements(table, "rule").stream()).toList();
  }

  private List<Element> tables(String decision) {
    return elements(document.getDocumentElement(), "decision").stream()
        .filter(element -> element.getAttribute("id").equals(decision))
        .flatMap(element -> elements(element, "decisionTable").stream())
        .toList();
  }

  private static String text(Element element) {
    return elements(element, "text").getFirst().getTextContent().strip();
  }

  private static List<Element> elements(Element parent, String name) {
    NodeList nodes = parent.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    IntStream.range(0, nodes.getLength()).forEach(i -> elements.add((Element) nodes.item(i)));
    return elements;
  }
}
