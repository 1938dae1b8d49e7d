package io.baton.generator.feel;

import java.util.List;
import java.util.Optional;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;

/**
 * What {@code list contains(warehouse.seen, "packed")} asks, the input of most guards.
 *
 * @param path of the list, such as {@code [warehouse, seen]}
 */
public record ContainedText(List<String> path, String text) {

  public ContainedText {
    path = List.copyOf(path);
  }

  /** Of an expression that is such a question and nothing else. */
  public static Optional<ContainedText> of(FeelExpression expression) {
    if (!(expression.root() instanceof FunctionInvocation call)
        || !call.function().equals("list contains")
        || !(call.params() instanceof PositionalFunctionParameters given)) {
      return Optional.empty();
    }
    List<Object> parameters = FeelExpression.elements(given.params());
    return parameters.size() == 2
            && parameters.getFirst() instanceof Ref list
            && parameters.getLast() instanceof ConstString text
        ? Optional.of(new ContainedText(FeelExpression.path(list), text.value()))
        : Optional.empty();
  }
}
