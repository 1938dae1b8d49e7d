package io.baton.acceptance.cluster;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What is done to a cluster and its applications while orders run. */
enum Fault {
  /** A broker that leads a partition is killed. */
  LEADER_KILLED,
  /** A broker that leads none, or the fewest, is killed. */
  FOLLOWER_KILLED,
  /** One of the applications is killed. */
  APPLICATION_KILLED,
  /** A broker that leads a partition loses the network, and goes on thinking that it leads. */
  LEADER_CUT_OFF;

  /** How often each strikes. */
  record Counts(int leaders, int followers, int applications, int cuts) {}

  /** All of them, in any order; the same for the same seed. */
  static List<Fault> plan(long seed, Counts counts) {
    List<Fault> all = new ArrayList<>();
    all.addAll(Collections.nCopies(counts.leaders(), LEADER_KILLED));
    all.addAll(Collections.nCopies(counts.followers(), FOLLOWER_KILLED));
    all.addAll(Collections.nCopies(counts.applications(), APPLICATION_KILLED));
    all.addAll(Collections.nCopies(counts.cuts(), LEADER_CUT_OFF));
    Collections.shuffle(all, new Random(seed));
    return all;
  }
}
