package io.baton.simulator.run;

/** When the systems of an order are called. */
public enum Way {
  STAGED("staged", "by the policy, each when its turn has come"),
  ALL_AT_ONCE("all at once", "all of them at the start"),
  ONE_AFTER_ANOTHER("one after another", "each when the one before has finished");

  private final String text;
  private final String meaning;

  Way(String text, String meaning) {
    this.text = text;
    this.meaning = meaning;
  }

  /** What people call it. */
  public String text() {
    return text;
  }

  /** Who is called when, in a few words. */
  public String meaning() {
    return meaning;
  }
}
