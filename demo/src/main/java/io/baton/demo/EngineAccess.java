package io.baton.demo;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientBuilder;
import io.camunda.client.CredentialsProvider;
import io.camunda.client.api.command.ClientStatusException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A Camunda engine, as the options of a command and the environment name it. */
final class EngineAccess {

  private static final String PASSWORD = "CAMUNDA_BASIC_AUTH_PASSWORD";
  private static final String CLIENT_ID = "CAMUNDA_CLIENT_ID";
  private static final List<String> OIDC =
      List.of(
          "CAMUNDA_CLIENT_SECRET", "CAMUNDA_AUTHORIZATION_SERVER_URL", "CAMUNDA_TOKEN_AUDIENCE");

  @Option(
      names = "--address",
      paramLabel = "<url>",
      defaultValue = "${env:CAMUNDA_GRPC_ADDRESS:-http://localhost:26500}",
      description =
          "Where the engine takes gRPC, http or https (${DEFAULT-VALUE}; environment:"
              + " CAMUNDA_GRPC_ADDRESS).")
  private URI address = URI.create("http://localhost:26500");

  @Option(
      names = "--user",
      paramLabel = "<name>",
      defaultValue = "${env:CAMUNDA_BASIC_AUTH_USERNAME}",
      description = "Signs in by password (environment: CAMUNDA_BASIC_AUTH_USERNAME).")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "<file>",
      description = "Holds the password, instead of " + PASSWORD + ".")
  private @Nullable Path passwordFile;

  @Option(
      names = "--ca-certificate",
      paramLabel = "<file>",
      defaultValue = "${env:CAMUNDA_CA_CERTIFICATE_PATH}",
      description =
          "PEM file with whom to trust over https, if not whom the JDK does (environment:"
              + " CAMUNDA_CA_CERTIFICATE_PATH).")
  private @Nullable Path caCertificate;

  private final Map<String, String> environment;

  EngineAccess() {
    this(System.getenv());
  }

  EngineAccess(Map<String, String> environment) {
    this.environment = environment;
  }

  URI address() {
    return address;
  }

  /**
   * A client that signs in as it was asked to.
   *
   * @throws IOException if something is missing for that; its message is for the user
   */
  CamundaClient connect() throws IOException {
    if (address.getHost() == null || !String.valueOf(address.getScheme()).matches("https?")) {
      throw new IOException(
          "The address "
              + address
              + " is no URL with http or https. Say --address http://localhost:26500.");
    }
    CamundaClientBuilder builder =
        CamundaClient.newClientBuilder()
            // Or the environment would win over the command line.
            .applyEnvironmentVariableOverrides(false)
            .preferRestOverGrpc(false)
            .grpcAddress(address);
    if (caCertificate != null) {
      builder.caCertificatePath(readable(caCertificate, "--ca-certificate").toString());
    }
    CredentialsProvider credentials = credentials();
    if (credentials != null) {
      builder.credentialsProvider(credentials);
    }
    return builder.build();
  }

  private @Nullable CredentialsProvider credentials() throws IOException {
    if (user != null) {
      return CredentialsProvider.newBasicAuthCredentialsProviderBuilder()
          .applyEnvironmentOverrides(false)
          .username(user)
          .password(password())
          .build();
    }
    for (String needed : environment.containsKey(CLIENT_ID) ? OIDC : List.<String>of()) {
      if (environment.getOrDefault(needed, "").isBlank()) {
        throw new IOException(CLIENT_ID + " is set, so " + needed + " must be, too.");
      }
    }
    // It takes them, and what is rarely needed, from the environment.
    return environment.containsKey(CLIENT_ID)
        ? CredentialsProvider.newCredentialsProviderBuilder().build()
        : null;
  }

  private String password() throws IOException {
    if (passwordFile != null) {
      return Files.readString(readable(passwordFile, "--password-file")).strip();
    }
    String password = environment.getOrDefault(PASSWORD, "");
    if (password.isEmpty()) {
      throw new IOException(
          "There is no password for " + user + ". Set " + PASSWORD + ", or say --password-file.");
    }
    return password;
  }

  private static Path readable(Path file, String option) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("The file " + file + " of " + option + " cannot be read.");
    }
    return file;
  }

  /** What is wrong and what to do, in a sentence or two. */
  String problem(Exception e) {
    if (!(e instanceof ClientStatusException refusal)) {
      return String.valueOf(e.getMessage());
    }
    return switch (refusal.getStatusCode()) {
      case UNAVAILABLE, DEADLINE_EXCEEDED ->
          "No engine answers at %s: %s. Start it, or say --address; with TLS it is https."
              .formatted(address, rootOf(e));
      case UNAUTHENTICATED ->
          "The engine at %s does not know who we are. ./baton deploy --help says how to sign in."
              .formatted(address);
      case PERMISSION_DENIED ->
          "The engine at %s does not allow it: %s".formatted(address, rootOf(e));
      default -> "The engine at %s answers: %s".formatted(address, rootOf(e));
    };
  }

  /** The innermost reason says most: a wrong certificate, a refused connection. */
  private static String rootOf(Throwable error) {
    Throwable root = error;
    while (root.getCause() != null && root.getCause().getMessage() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("").strip();
  }
}
