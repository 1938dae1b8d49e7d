package io.baton.generator.policy;

import io.baton.generator.diagnostic.Place;
import java.util.List;
import java.util.Optional;

/**
 * A policy file as written: its decision tables, every cell with its place. All texts are trimmed;
 * what the file leaves out is an empty text.
 *
 * @param file the file as the user named it
 * @param id the id of the DRD
 * @param name the display name of the DRD
 * @param tables all decision tables, in the order of the file
 */
public record PolicyDocument(String file, String id, String name, List<DecisionTable> tables) {

  public PolicyDocument {
    tables = List.copyOf(tables);
  }

  /** The table of a decision, if the file has it. */
  public Optional<DecisionTable> table(String decisionId) {
    return tables.stream().filter(t -> t.id().equals(decisionId)).findFirst();
  }

  /**
   * A decision with a decision table.
   *
   * @param id the decision's id, by which the table is known
   * @param hitPolicy as in the file, such as {@code COLLECT}; {@code UNIQUE} where it gives none
   * @param aggregation such as {@code SUM}; empty for none
   */
  public record DecisionTable(
      String id,
      String name,
      Place place,
      String hitPolicy,
      String aggregation,
      List<InputColumn> inputs,
      List<OutputColumn> outputs,
      List<Rule> rules) {
    public DecisionTable {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
      rules = List.copyOf(rules);
    }
  }

  /**
   * An input column.
   *
   * @param expression the FEEL expression whose value the cells test
   * @param predefined FEEL unary tests that list the column's predefined values; empty for none
   */
  public record InputColumn(String id, String expression, String predefined, Place place) {}

  /**
   * An output column.
   *
   * @param predefined as in {@link InputColumn}
   */
  public record OutputColumn(String id, String name, String predefined, Place place) {}

  /**
   * A rule: one row of a table, with exactly one cell per column, in the columns' order.
   *
   * @param annotation what the analyst wrote beside the row
   */
  public record Rule(
      String id, Place place, List<Cell> inputs, List<Cell> outputs, String annotation) {
    public Rule {
      inputs = List.copyOf(inputs);
      outputs = List.copyOf(outputs);
    }
  }

  /** One cell. */
  public record Cell(String text, Place place) {

    /** Whether the cell says nothing: on the left anything matches, on the right it is null. */
    public boolean isEmpty() {
      return text.isEmpty() || text.equals("-");
    }
  }
}
