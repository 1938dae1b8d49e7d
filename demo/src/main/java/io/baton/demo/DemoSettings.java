package io.baton.demo;

import java.nio.file.Path;
import java.util.List;

/**
 * How a demo runs.
 *
 * @param orders how many orders are started
 * @param seed decides the orders and what happens to each of them
 * @param businessTypes whose policies they follow, in turn; empty for all that can be simulated
 * @param rate orders started per second at most; 0 for as many as fit
 * @param inFlight orders in flight at most
 * @param policies folder of the policies
 * @param out folder for the generated processes and the log
 * @param keep whether all stays up after the summary until Ctrl-C
 */
record DemoSettings(
    int orders,
    long seed,
    List<String> businessTypes,
    double rate,
    int inFlight,
    Path policies,
    Path out,
    boolean keep) {

  DemoSettings {
    businessTypes = List.copyOf(businessTypes);
  }

  /** Folder of the generated processes. */
  Path processes() {
    return out.resolve("bpmn");
  }

  /** Where engine, application and systems write their log. */
  Path log() {
    return out.resolve("demo.log");
  }
}
