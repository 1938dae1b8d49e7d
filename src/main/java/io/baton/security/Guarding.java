package io.baton.security;

import io.baton.security.AccessProperties.Security;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.autoconfigure.security.oauth2.resource.OAuth2ResourceServerProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Whether the doors are guarded. Decided once, before anything listens: with nothing configured
 * they are open to this machine, and to no other.
 */
@Component
class Guarding {

  /** How the doors stand. */
  enum State {
    /** Everybody shows who they are. */
    GUARDED,
    /** Nothing is configured: whatever runs on this machine may do everything. */
    THIS_MACHINE,
    /** Switched off on purpose. */
    OFF
  }

  private static final Logger log = LoggerFactory.getLogger(Guarding.class);

  private static final String REMEDY =
      "Configure who is let in (baton.reporters, baton.clients, or an identity provider;"
          + " docs/security.md).";

  private final State state;

  Guarding(
      AccessProperties access,
      Reporters reporters,
      Clients clients,
      ObjectProvider<JwtDecoder> decoder,
      OAuth2ResourceServerProperties tokens,
      ServerProperties server,
      ManagementServerProperties management,
      Environment environment) {
    boolean hasIssuer = decoder.getIfAvailable() != null;
    requireUsableTokens(hasIssuer, tokens, reporters);
    boolean configured = hasIssuer || !reporters.isEmpty() || !clients.isEmpty();
    state = state(access.security(), configured, addresses(server, management, environment));
  }

  State state() {
    return state;
  }

  private static State state(
      @Nullable Security wanted, boolean configured, Map<String, Optional<InetAddress>> addresses) {
    if (wanted == Security.OFF) {
      log.warn(
          "Security is off (baton.security): whoever reaches this application may report as any system,"
              + " and start, cancel and settle orders.");
      return State.OFF;
    }
    requireManagementAddress(addresses);
    if (configured) {
      return State.GUARDED;
    }
    if (wanted == Security.ON) {
      throw new UnsafeAccessException(
          "baton.security is on, and nobody is configured who could be let in.", REMEDY);
    }
    addresses.forEach(Guarding::requireLoopback);
    log.warn(
        "No security is configured: every program on this machine may report as any system, and start,"
            + " cancel and settle orders. {}",
        REMEDY);
    return State.THIS_MACHINE;
  }

  private static void requireUsableTokens(
      boolean hasIssuer, OAuth2ResourceServerProperties tokens, Reporters reporters) {
    if (hasIssuer && tokens.getJwt().getAudiences().isEmpty()) {
      throw new UnsafeAccessException(
          "An identity provider is configured, but not for whom its tokens are: one that was issued"
              + " for another application would open Baton.",
          "Set spring.security.oauth2.resourceserver.jwt.audiences, such as to baton, and have it put"
              + " into the claim aud.");
    }
    reporters
        .anyWithSubject()
        .filter(system -> !hasIssuer)
        .ifPresent(
            system -> {
              throw new UnsafeAccessException(
                  "baton.reporters." + system + ".token-subject is set, but no identity provider.",
                  "Set spring.security.oauth2.resourceserver.jwt.issuer-uri.");
            });
  }

  /** Where it listens, by the property that says so; empty for all addresses. */
  private static Map<String, Optional<InetAddress>> addresses(
      ServerProperties server, ManagementServerProperties management, Environment environment) {
    Map<String, Optional<InetAddress>> addresses = new LinkedHashMap<>();
    addresses.put("server.address", Optional.ofNullable(server.getAddress()));
    if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
      addresses.put("management.server.address", Optional.ofNullable(management.getAddress()));
    }
    return addresses;
  }

  /** Spring Boot would let it listen on all addresses, whatever server.address says. */
  private static void requireManagementAddress(Map<String, Optional<InetAddress>> addresses) {
    Optional<InetAddress> address = addresses.get("management.server.address");
    if (address != null && address.isEmpty()) {
      throw new UnsafeAccessException(
          "management.server.port is a port of its own, which would listen on all addresses.",
          "Set management.server.address, too, such as to 127.0.0.1.");
    }
  }

  private static void requireLoopback(String property, Optional<InetAddress> address) {
    if (!address.map(InetAddress::isLoopbackAddress).orElse(false)) {
      throw new UnsafeAccessException(
          "No security is configured, and "
              + address
                  .map(each -> property + " is " + each.getHostAddress())
                  .orElse(property + " is not set, which means all addresses")
              + ": other machines could report as any system and settle orders.",
          REMEDY
              + " Or listen on 127.0.0.1 only. Or, if something else guards the way here, say so with"
              + " baton.security=off.");
    }
  }
}
