package io.baton.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Programs and people with a token of Baton's own; of the tokens only the hashes are known here.
 */
@Component
class Clients {

  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  private static final String MAKE_ONE = "Make one with ./baton token %s.";

  /** By hash. That the look-up's time depends on the hash tells nothing about the token. */
  private final Map<String, Client> clients = new HashMap<>();

  Clients(AccessProperties properties) {
    properties.clients().forEach(this::add);
  }

  record Client(String name, Set<Role> roles) {}

  boolean isEmpty() {
    return clients.isEmpty();
  }

  /** Whose token this is; empty if nobody's. */
  Optional<Client> of(String token) {
    return Optional.ofNullable(clients.get(sha256(token)));
  }

  private void add(String name, AccessProperties.Client configured) {
    String client = "baton.clients." + name;
    if (configured.tokenSha256().isEmpty()) {
      throw new UnsafeAccessException(
          client + ".token-sha256 is missing.", MAKE_ONE.formatted(name));
    }
    Set<Role> roles = roles(client + ".roles", configured.roles());
    for (String value : configured.tokenSha256()) {
      String hash = value.strip().toLowerCase(Locale.ROOT);
      if (!SHA_256.matcher(hash).matches()) {
        throw new UnsafeAccessException(
            client + ".token-sha256 is not a SHA-256 of 64 hexadecimal digits.",
            "Set the token's hash, never the token itself. " + MAKE_ONE.formatted(name));
      }
      Client other = clients.putIfAbsent(hash, new Client(name, roles));
      if (other != null) {
        throw new UnsafeAccessException(
            client + ".token-sha256 is also that of " + other.name() + ".",
            "Give everybody a token of their own. " + MAKE_ONE.formatted(name));
      }
    }
  }

  private static Set<Role> roles(String property, List<String> names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : names) {
      roles.add(
          Role.of(name.strip())
              .orElseThrow(
                  () ->
                      new UnsafeAccessException(
                          property + ": there is no role " + name + ".",
                          "There are " + Role.all() + ".")));
    }
    if (roles.isEmpty()) {
      throw new UnsafeAccessException(
          property + " is empty.", "Set one or more of " + Role.all() + ".");
    }
    return roles;
  }

  private static String sha256(String token) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
