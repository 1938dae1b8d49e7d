package io.baton.demo;

import io.baton.security.Role;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes what systems and clients show to be let in, with the lines that configure it. */
final class Keys {

  /** As many as HMAC-SHA256 makes use of, and no more than can be guessed in ever. */
  private static final int BYTES = 32;

  private Keys() {}

  @Command(
      name = "secret",
      mixinStandardHelpOptions = true,
      description = {
        "Makes a secret with which a fulfillment system signs its reports, and prints it with the lines"
            + " that configure it. It is kept nowhere.",
        ""
      },
      footer = {"", "docs/security.md tells how to sign, and how to change a secret."})
  static final class Secret implements Runnable {

    @Parameters(
        paramLabel = "<system>",
        arity = "1..*",
        description = "The system's id in the policies; several get a secret each.")
    private List<String> systems = new ArrayList<>();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      systems.forEach(system -> require(spec, "[a-z][A-Za-z0-9]*", system));
      PrintWriter out = out(spec);
      out.println(
          "# Baton's application.yaml; each system gets its secret, on a way that nobody listens to.");
      out.println("baton:");
      out.println("  reporters:");
      for (String system : systems) {
        out.printf("    %s:%n", system);
        out.printf("      secrets:%n");
        out.printf("        - whsec_%s%n", Base64.getEncoder().encodeToString(random()));
      }
    }
  }

  @Command(
      name = "token",
      mixinStandardHelpOptions = true,
      sortOptions = false,
      description = {
        "Makes a token with which a client calls Baton. It is printed and kept nowhere; Baton gets its"
            + " hash only.",
        ""
      },
      footer = {"", "Example: ./baton token web-shop --role baton.orders.start"})
  static final class Token implements Runnable {

    @Parameters(paramLabel = "<client>", description = "Any name: who will use the token.")
    private String client = "";

    @Option(
        names = "--role",
        required = true,
        paramLabel = "<role>",
        completionCandidates = RoleNames.class,
        description = "What the client may do, once or more: ${COMPLETION-CANDIDATES}.")
    private List<String> roles = new ArrayList<>();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public void run() {
      require(spec, "[a-z][a-z0-9-]*", client);
      for (String role : roles) {
        if (Role.of(role).isEmpty()) {
          throw new ParameterException(
              Objects.requireNonNull(spec).commandLine(),
              "There is no role " + role + ". There are " + Role.all() + ".");
        }
      }
      String token = "baton_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random());
      out(spec)
          .printf(
              """
              # The client sends: Authorization: Bearer %s
              # Baton's application.yaml:
              baton:
                clients:
                  %s:
                    token-sha256: %s
                    roles: [%s]
              """,
              token, client, sha256(token), String.join(", ", roles));
    }
  }

  static final class RoleNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Role.values()).map(Role::scope).iterator();
    }
  }

  /** What would mean something else as a key in YAML, or be no key for Spring, is refused. */
  private static void require(@Nullable CommandSpec spec, String pattern, String name) {
    if (!name.matches(pattern)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "The name " + name + " is not of the form " + pattern + ".");
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static String sha256(String token) {
    try {
      byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static PrintWriter out(@Nullable CommandSpec spec) {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }
}
