package io.baton.security;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a client may do. The same words are a client's roles in the configuration and the scopes of
 * a token that an identity provider has issued.
 */
public enum Role {
  /** Start orders. */
  ORDERS_START("baton.orders.start"),
  /** Ask for the cancellation of orders. */
  ORDERS_CANCEL("baton.orders.cancel"),
  /** See how orders stand. */
  ORDERS_READ("baton.orders.read"),
  /** See and cancel orders, and settle what is in quarantine. */
  OPERATE("baton.operate"),
  /** See metrics and the details of health. */
  MONITOR("baton.monitor");

  private final String scope;

  Role(String scope) {
    this.scope = scope;
  }

  /** Its name outside of the code. */
  public String scope() {
    return scope;
  }

  /** The role of that name; empty if there is none. */
  public static Optional<Role> of(String scope) {
    return Arrays.stream(values()).filter(role -> role.scope.equals(scope)).findFirst();
  }

  /** All names, separated by commas. */
  public static String all() {
    return Arrays.stream(values()).map(Role::scope).collect(Collectors.joining(", "));
  }
}
