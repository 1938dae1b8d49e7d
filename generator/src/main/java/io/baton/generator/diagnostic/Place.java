package io.baton.generator.diagnostic;

/**
 * A place in a policy file, as an analyst finds it in Camunda Modeler.
 *
 * @param file the file as the user named it
 * @param table decision id, such as {@code steps}; empty when the whole file is meant
 * @param row number of the rule, from 1 as Modeler shows it; 0 when no row is meant
 * @param column the column's label, or its expression or name where it has no label; empty when no
 *     column is meant
 * @param cellId id of the DMN element, for tools; empty when there is none
 */
public record Place(String file, String table, int row, String column, String cellId) {

  public static Place ofFile(String file) {
    return new Place(file, "", 0, "", "");
  }

  public static Place ofTable(String file, String table) {
    return new Place(file, table, 0, "", "");
  }
}
