package io.baton.generator.explore;

import static io.baton.generator.model.FulfillmentPolicy.RECEIVED;

import io.baton.generator.explore.Tables.Asked;
import io.baton.generator.explore.Tables.Cell;
import io.baton.generator.model.FulfillmentPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that rules can ask about one report to one order. What is unknown is chosen when a rule asks
 * for it, so that only what matters is told.
 */
final class Circumstances {
  private final Tables tables;
  private final Situation order;
  private final int reporter;
  private final String status;
  private final boolean bringData;
  private final Choices choices;
  private final Map<Unknown, Integer> brought = new HashMap<>();
  private final Map<Unknown, String> told = new LinkedHashMap<>();
  private final Set<Unknown> askedBySteps = new HashSet<>();
  private boolean isJudged;

  private Circumstances(
      Tables tables,
      Situation order,
      int reporter,
      String status,
      boolean bringData,
      Choices choices) {
    this.tables = tables;
    this.order = order;
    this.reporter = reporter;
    this.status = status;
    this.bringData = bringData;
    this.choices = choices;
  }

  /**
   * Of a report. The order's own at its start, and what silence says, have no params and no data.
   */
  static Circumstances of(
      Tables tables, Situation order, int reporter, String status, Choices choices) {
    boolean isStart = reporter == Tables.REQUEST && status.equals(RECEIVED);
    boolean isSilence = status.equals(FulfillmentPolicy.OVERDUE);
    return new Circumstances(tables, order, reporter, status, !isStart && !isSilence, choices);
  }

  /** Of a resume, at which nothing but the request's last status is known. */
  static Circumstances ofResume(Tables tables, Situation order, Choices choices) {
    String last = order.of(Tables.REQUEST).status();
    return new Circumstances(
        tables, order, Tables.REQUEST, last.isEmpty() ? RECEIVED : last, false, choices);
  }

  /** From now on not {@code results} ask. */
  void isJudged() {
    isJudged = true;
  }

  boolean bringData() {
    return bringData;
  }

  Choices choices() {
    return choices;
  }

  /** The rules of {@code exceptions} that apply at a node. */
  List<AskedRule> exceptionsAt(String node) {
    return matching(tables.exceptionsAt(node, reporter, status), node);
  }

  /** Those of the rules that apply. */
  List<AskedRule> matching(List<Asked> rules, String node) {
    List<AskedRule> matching = new ArrayList<>();
    for (Asked asked : rules) {
      if (hold(asked, node)) {
        matching.add(asked.rule());
      }
    }
    return matching;
  }

  /** Whether a rule applies. */
  boolean hold(Asked asked, String node) {
    asked.rule().isAsked();
    for (Cell cell : asked.cells()) {
      if (!asked.rule().answered(cell.index(), hold(cell.question(), node))) {
        return false;
      }
    }
    asked.rule().matched();
    return true;
  }

  private boolean hold(Question question, String node) {
    if (isJudged && question instanceof Question.OfData data) {
      askedBySteps.add(data.unknown());
    }
    return switch (question) {
      case Question.OfData data when data.unknown().isOfOrder() ->
          data.passes().get(known(data.unknown()));
      case Question.OfData data ->
          bringData ? data.passes().get(brought(data.unknown())) : data.passesAbsent();
      case Question.OfStored stored -> {
        int value = order.of(stored.system()).stored().get(stored.slot());
        yield value == 0 ? stored.passesAbsent() : stored.passes().get(value - 1);
      }
      case Question.OfState state -> tables.holds(state, order, reporter, status, node);
      case Question.OfReport report -> throw new IllegalStateException("Answered before");
    };
  }

  private int known(Unknown unknown) {
    int value = order.known(unknown);
    if (value < 0) {
      value = choose(unknown);
      order.learn(unknown, value);
    }
    return value;
  }

  /** Which value of the unknown the report brings. */
  int brought(Unknown unknown) {
    return brought.computeIfAbsent(unknown, this::choose);
  }

  private int choose(Unknown unknown) {
    int count = unknown.values().size();
    int value = choices.choose(count);
    if (count > 1) {
      told.put(unknown, unknown.values().get(value).label());
    }
    return value;
  }

  /** That a normal report has the result code of one is not. */
  List<String> worthTelling(boolean isNormal) {
    return told.entrySet().stream()
        .filter(
            entry ->
                entry.getKey().isOfOrder() || !isNormal || askedBySteps.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
