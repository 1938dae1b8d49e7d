package io.baton.system.settings;

/** A setting that nothing prints: a password, a key. */
public final class Secret {

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** How Spring Boot makes it of a property's text. */
  public static Secret of(String value) {
    return new Secret(value);
  }

  /** For the request that needs it, and for nothing else. */
  public String reveal() {
    return value;
  }

  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return "(secret)";
  }
}
