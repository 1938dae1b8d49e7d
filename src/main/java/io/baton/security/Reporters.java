package io.baton.security;

import io.baton.deployment.KnownSystems;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** The systems that may report, with the secrets and subjects by which they are known. */
@Component
class Reporters {

  private static final String PREFIX = "whsec_";

  /** Bytes of a secret, as Standard Webhooks has them; fewer could be guessed. */
  private static final int SHORTEST = 24;

  private static final int LONGEST = 64;

  private static final String MAKE_ONE = "Make one with ./baton secret %s.";

  private final Map<String, List<SecretKey>> secrets = new HashMap<>();
  private final Map<String, SortedSet<String>> subjects = new HashMap<>();

  Reporters(AccessProperties properties, KnownSystems systems) {
    Map<SecretKey, String> owners = new HashMap<>();
    properties
        .reporters()
        .forEach((name, reporter) -> add(known(name, systems.reporters()), reporter, owners));
  }

  boolean isEmpty() {
    return secrets.isEmpty();
  }

  /** The secrets of a system; none if nobody knows it, or if it shows tokens only. */
  List<SecretKey> secrets(String system) {
    return secrets.getOrDefault(system, List.of());
  }

  /** The systems whose tokens have this subject. */
  Set<String> ofSubject(String subject) {
    return subjects.getOrDefault(subject, new TreeSet<>());
  }

  /** A system that is to show tokens; empty if there is none. */
  Optional<String> anyWithSubject() {
    return subjects.values().stream().flatMap(Set::stream).findFirst();
  }

  private void add(
      String system, AccessProperties.Reporter reporter, Map<SecretKey, String> owners) {
    String subject = reporter.tokenSubject();
    if (reporter.secrets().isEmpty() && subject == null) {
      throw new UnsafeAccessException(
          "baton.reporters." + system + " has neither secrets nor a token-subject.",
          MAKE_ONE.formatted(system));
    }
    List<SecretKey> keys = new ArrayList<>();
    for (int i = 0; i < reporter.secrets().size(); i++) {
      String property = "baton.reporters." + system + ".secrets[" + i + "]";
      SecretKey key = key(property, system, reporter.secrets().get(i));
      String owner = owners.putIfAbsent(key, system);
      if (owner != null && !owner.equals(system)) {
        throw new UnsafeAccessException(
            property + " is also a secret of " + owner + ": each could report as the other.",
            "Give every system a secret of its own. " + MAKE_ONE.formatted(system));
      }
      keys.add(key);
    }
    if (secrets.put(system, List.copyOf(keys)) != null) {
      throw new UnsafeAccessException(
          "baton.reporters." + system + " is there twice, with other capitals.", "Remove one.");
    }
    if (subject != null) {
      if (subject.isBlank()) {
        throw new UnsafeAccessException(
            "baton.reporters." + system + ".token-subject is empty.",
            "Set it to what the system's tokens say about who it is, or remove it.");
      }
      subjects.computeIfAbsent(subject, each -> new TreeSet<>()).add(system);
    }
  }

  /** The messages never show what was set: they go to logs. */
  private static SecretKey key(String property, String system, String secret) {
    String base64 = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException e) {
      throw new UnsafeAccessException(
          property + " is not base64, with or without " + PREFIX + " before it.",
          MAKE_ONE.formatted(system));
    }
    if (bytes.length < SHORTEST || bytes.length > LONGEST) {
      throw new UnsafeAccessException(
          property
              + " has "
              + bytes.length
              + " bytes; it must have "
              + SHORTEST
              + " to "
              + LONGEST
              + ".",
          MAKE_ONE.formatted(system));
    }
    return new SecretKeySpec(bytes, WebhookSignature.ALGORITHM);
  }

  /** In any case: environment variables have no capitals, ids of systems can. */
  private static String known(String name, SortedSet<String> known) {
    if (known.contains(name)) {
      return name;
    }
    return known.stream()
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                new UnsafeAccessException(
                    "baton.reporters." + name + ": no process knows a system of this id.",
                    "Known are "
                        + String.join(", ", known)
                        + ". Name it in baton.other-systems if orders of another version call it."));
  }
}
