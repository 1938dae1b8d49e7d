package io.baton.generator.feel;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import org.jspecify.annotations.Nullable;
import scala.Product;
import scala.Tuple2;
import scala.collection.Iterator;

/** A FEEL expression or an input cell's unary tests, parsed. */
public final class FeelExpression {

  /** What FEEL itself binds: the input value, a list's element in a filter, a loop's results. */
  private static final Set<String> BOUND_BY_FEEL = Set.of("?", "item", "partial", "cellInput");

  /** Functions that take no time to speak of, whatever they are given. */
  private static final Set<String> QUICK_FUNCTIONS =
      Set.of(
          "not",
          "contains",
          "starts with",
          "ends with",
          "lower case",
          "upper case",
          "list contains",
          "count",
          "sum",
          "min",
          "max",
          "string",
          "string length",
          "date",
          "time",
          "date and time",
          "duration",
          "get value",
          "get or else",
          "is defined");

  /** Kinds of expressions that can take for ever: loops, functions of one's own, powers. */
  private static final Set<String> SLOW =
      Set.of(
          "For",
          "SomeItem",
          "EveryItem",
          "FunctionDefinition",
          "QualifiedFunctionInvocation",
          "Multiplication",
          "Exponentiation");

  private final ParsedExpression parsed;

  FeelExpression(ParsedExpression parsed) {
    this.parsed = parsed;
  }

  /**
   * Whether these unary tests hold for a text, with no variable known; never, if they are not
   * {@link #isQuick() quick}.
   */
  public boolean matches(String input) {
    Optional<List<String>> texts = testedTexts();
    if (texts.isPresent()) {
      return texts.get().contains(input);
    }
    if (!isQuick()) {
      return false;
    }
    EvaluationResult result = Feel.ENGINE.evaluateWithInput(parsed, input, Map.of());
    return result.isSuccess() && Boolean.TRUE.equals(result.result());
  }

  /** Whether these unary tests hold for a value that is not there, with no variable known. */
  public boolean matchesAbsent() {
    return isQuick() && holds(null, Map.of());
  }

  /** Whether these unary tests hold for a value, which may be null, with those variables. */
  public boolean holds(@Nullable Object input, Map<String, ?> variables) {
    EvaluationResult result = Feel.ENGINE.evaluateWithInput(parsed, input, mutable(variables));
    return result.isSuccess() && Boolean.TRUE.equals(result.result());
  }

  /** Its value with those variables; empty for null, and for what has none. */
  public Optional<Object> value(Map<String, ?> variables) {
    EvaluationResult result = Feel.ENGINE.evaluate(parsed, mutable(variables));
    return result.isSuccess() ? Optional.ofNullable(result.result()) : Optional.empty();
  }

  private static Map<String, Object> mutable(Map<String, ?> variables) {
    return new HashMap<>(variables);
  }

  /**
   * Whether it takes no time to speak of to evaluate it: no loops, no regular expressions, no
   * powers. Only then Baton evaluates it.
   */
  public boolean isQuick() {
    return nodes().stream()
        .allMatch(
            node ->
                node instanceof FunctionInvocation call
                    ? QUICK_FUNCTIONS.contains(call.function())
                    : !SLOW.contains(node.getClass().getSimpleName()));
  }

  /** Whether these unary tests are a negation as a whole: {@code not("a", "b")}. */
  public boolean isNegation() {
    return parsed.expression() instanceof Not;
  }

  /** Whether it is the literal {@code null}. */
  public boolean isNull() {
    return parsed.expression() instanceof ConstNull$;
  }

  /** The text, if it is one text literal. */
  public Optional<String> text() {
    return parsed.expression() instanceof ConstString text
        ? Optional.of(text.value())
        : Optional.empty();
  }

  /** The texts, if it is a list literal of text literals, which may be empty. */
  public Optional<List<String>> textList() {
    return parsed.expression() instanceof ConstList list
        ? texts(elements(list.items()))
        : Optional.empty();
  }

  /** The texts, if these unary tests are text literals and nothing else: {@code "a", "b"}. */
  public Optional<List<String>> testedTexts() {
    return texts(tests());
  }

  /**
   * What these unary tests compare the input value with, as far as those are literals: {@code 5} of
   * {@code < 5} and of {@code not(5)}, not what a function is given.
   *
   * @return each a {@link String} or a {@link BigDecimal}
   */
  public List<Object> comparedLiterals() {
    List<Object> literals = new ArrayList<>();
    collectCompared(parsed.expression(), literals);
    return literals;
  }

  private static void collectCompared(Object node, List<Object> into) {
    switch (node) {
      case ConstString text -> into.add(text.value());
      case ConstNumber number -> into.add(number.value().bigDecimal());
      case UnaryTestExpression test -> collectCompared(test.exp(), into);
      case Not not -> collectCompared(not.x(), into);
      case AtLeastOne any -> elements(any.xs()).forEach(test -> collectCompared(test, into));
      case InputEqualTo test -> collectCompared(test.x(), into);
      case InputLessThan test -> collectCompared(test.x(), into);
      case InputLessOrEqual test -> collectCompared(test.x(), into);
      case InputGreaterThan test -> collectCompared(test.x(), into);
      case InputGreaterOrEqual test -> collectCompared(test.x(), into);
      case InputInRange test -> {
        collectCompared(test.range().start().value(), into);
        collectCompared(test.range().end().value(), into);
      }
      default -> {}
    }
  }

  /**
   * Whether {@code true} or {@code false} is a test among others, or of a negation, or in
   * parentheses. There FEEL mostly takes it for a test that holds or not, whatever the input value.
   */
  public boolean hasBooleanAmongTests() {
    Exp root = parsed.expression();
    return nodes().stream()
        .anyMatch(
            node ->
                (node instanceof UnaryTestExpression test && test.exp() instanceof ConstBool)
                    || (node instanceof InputEqualTo equal
                        && equal.x() instanceof ConstBool
                        && !equal.equals(root)));
  }

  /** Every text literal in it. */
  public List<String> literals() {
    Set<String> literals = new LinkedHashSet<>();
    for (Object node : nodes()) {
      if (node instanceof ConstString text) {
        literals.add(text.value());
      }
    }
    return List.copyOf(literals);
  }

  /** Every number literal in it. */
  public List<BigDecimal> numbers() {
    return nodes().stream()
        .filter(ConstNumber.class::isInstance)
        .map(number -> ((ConstNumber) number).value().bigDecimal())
        .distinct()
        .toList();
  }

  /** Whether it says {@code null} anywhere. */
  public boolean speaksOfNull() {
    return nodes().stream().anyMatch(ConstNull$.class::isInstance);
  }

  /** Unary tests that are a name and nothing else, which often want to be texts. */
  public List<String> testedNames() {
    List<String> names = new ArrayList<>();
    for (Object test : tests()) {
      if (test instanceof Ref ref && ref.names().size() == 1) {
        names.add(ref.names().head());
      }
    }
    return names;
  }

  /**
   * The variables it reads, each as its path: {@code order.total} is {@code [order, total]}. What a
   * filter says about the elements of its list is left out, since any name may be theirs.
   */
  public List<List<String>> variables() {
    Set<String> bound = new LinkedHashSet<>(BOUND_BY_FEEL);
    Set<List<String>> paths = new LinkedHashSet<>();
    for (Object node : nodes()) {
      if (node instanceof Tuple2<?, ?> binding && binding._1() instanceof String name) {
        bound.add(name);
      } else if (node instanceof FunctionDefinition function) {
        elements(function.parameters()).forEach(parameter -> bound.add((String) parameter));
      } else if (node instanceof Ref ref) {
        paths.add(path(ref));
      }
    }
    return paths.stream().filter(path -> !bound.contains(path.getFirst())).toList();
  }

  /** The path, if it is the value of a variable or of something in it and nothing else. */
  public Optional<List<String>> path() {
    return parsed.expression() instanceof Ref ref ? Optional.of(path(ref)) : Optional.empty();
  }

  static List<String> path(Ref ref) {
    return elements(ref.names()).stream().map(String.class::cast).toList();
  }

  private List<Object> tests() {
    Exp root = parsed.expression();
    List<Object> tests =
        root instanceof AtLeastOne any ? elements(any.xs()) : List.<Object>of(root);
    return tests.stream()
        .map(test -> test instanceof UnaryTestExpression plain ? plain.exp() : test)
        .toList();
  }

  private static Optional<List<String>> texts(List<Object> nodes) {
    List<String> texts = new ArrayList<>();
    for (Object node : nodes) {
      if (!(node instanceof ConstString text)) {
        return Optional.empty();
      }
      texts.add(text.value());
    }
    return Optional.of(texts);
  }

  /** The root of the tree. */
  Exp root() {
    return parsed.expression();
  }

  /** How deep the tree is. */
  int levels() {
    int levels = 0;
    List<Object> level = List.of(parsed.expression());
    while (!level.isEmpty()) {
      level = level.stream().flatMap(node -> parts(node).stream()).toList();
      levels++;
    }
    return levels;
  }

  /** All of the tree but what filters say about elements, in the order in which it is written. */
  private List<Object> nodes() {
    List<Object> nodes = new ArrayList<>();
    Deque<Object> open = new ArrayDeque<>(List.of(parsed.expression()));
    while (!open.isEmpty()) {
      Object node = open.pop();
      nodes.add(node);
      List<Object> parts = node instanceof Filter filter ? List.of(filter.list()) : parts(node);
      parts.reversed().forEach(open::push);
    }
    return nodes;
  }

  private static List<Object> parts(Object node) {
    if (node instanceof scala.collection.Iterable<?> list) {
      return elements(list);
    }
    List<Object> parts = new ArrayList<>();
    if (node instanceof Product product) {
      Iterator<Object> iterator = product.productIterator();
      while (iterator.hasNext()) {
        parts.add(iterator.next());
      }
    }
    return parts;
  }

  static List<Object> elements(scala.collection.Iterable<?> list) {
    List<Object> elements = new ArrayList<>();
    Iterator<?> iterator = list.iterator();
    while (iterator.hasNext()) {
      elements.add(iterator.next());
    }
    return elements;
  }
}
