package io.baton.simulator.run;

import io.baton.simulator.life.Handling;
import io.baton.simulator.life.PlannedCalls.Planned;
import io.baton.simulator.life.Report;
import io.baton.simulator.life.Silence;
import io.baton.simulator.life.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What happened to one order. Times are milliseconds from its start. */
public final class Trace {
  /** Outcome of an order that waits for ever: nothing more happens, and nobody notices. */
  public static final String WAITS = "waits for ever";

  /** Outcome of an order that was given up: it goes on and on. */
  public static final String IN_CIRCLES = "goes in circles";

  private static final String BY_EXCEPTION = "exception: ";

  final List<Call> calls = new ArrayList<>();
  final List<Told> told = new ArrayList<>();
  final List<Decided> decided = new ArrayList<>();
  final List<Handled> handled = new ArrayList<>();
  String outcome = WAITS;

  /** If it waits for ever: for whom. */
  List<Silence> waitsFor = List.of();

  long end;

  /** How often a person had to decide. */
  int decisions;

  /** Whether every system has done what it does when nothing goes wrong. */
  boolean isUndisturbed = true;

  /** A trigger call. */
  static final class Call {
    final int system;
    final int number;
    final long at;
    long until;
    String lastStatus = "";

    Call(int system, int number, long at) {
      this.system = system;
      this.number = number;
      this.at = at;
      this.until = at;
    }
  }

  /** An instruction. */
  record Told(int system, String instruction, long at, boolean isRefused) {}

  /** A report on which the order has decided. */
  record Decided(Report report, Verdict verdict, long at) {}

  /** An exception, and how many decisions came before it. */
  record Handled(Handling handling, Report report, int after) {}

  public String outcome() {
    return outcome;
  }

  /** When it ended, or the last thing happened. */
  public long end() {
    return end;
  }

  /** Whether it ended, but not as a rule of {@code steps} says. */
  public boolean isEndedByException() {
    return isByException(outcome);
  }

  static boolean isByException(String outcome) {
    return outcome.startsWith(BY_EXCEPTION);
  }

  /** The calls as a plan: what the policy does when nothing goes wrong. */
  List<Planned> plan() {
    return calls.stream()
        .map(c -> new Planned(c.system, c.number, c.at, c.until, c.lastStatus))
        .toList();
  }

  /** The system has said that, after its n-th call, or the last if there are fewer. */
  void heard(int system, int number, Report report, long at) {
    for (Call call : calls.reversed()) {
      if (call.system == system && call.number <= number) {
        call.until = at;
        call.lastStatus = report.status();
        return;
      }
    }
  }
}
