package io.baton.simulator.life;

/**
 * A system for which an order waits although no deadline is counted.
 *
 * @param status what it said last; empty for nothing
 * @param instruction what it was told last, where that is why; empty otherwise
 */
public record Silence(int system, String status, Why why, String instruction)
    implements Comparable<Silence> {

  /** Why no deadline is counted. */
  public enum Why {
    /** A system that replies has not answered its call. */
    NO_REPLY,
    /** The policy has none for it. */
    NO_DEADLINE,
    /** 4.9: an instructed system has none until it is triggered again. */
    INSTRUCTED,
    /** Section 2: once per silence, and it has passed. */
    PASSED
  }

  @Override
  public int compareTo(Silence other) {
    int bySystem = Integer.compare(system, other.system);
    int byStatus = bySystem != 0 ? bySystem : status.compareTo(other.status);
    int byWhy = byStatus != 0 ? byStatus : why.compareTo(other.why);
    return byWhy != 0 ? byWhy : instruction.compareTo(other.instruction);
  }
}
