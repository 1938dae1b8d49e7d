package io.baton.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientException;
import io.grpc.Grpc;
import io.grpc.HandlerRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.TlsServerCredentials;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** How a command signs in to an engine, with a gRPC server behind TLS that lets nobody in. */
final class EngineAccessTest {

  private static final String STORE_PASSWORD = "secret";

  private final List<String> shown = new CopyOnWriteArrayList<>();

  @TempDir private Path folder;

  @Test
  void showsThePasswordOfTheFileOverTlsThatItTrusts() throws Exception {
    Path password = Files.writeString(folder.resolve("password"), "pass:word\n");
    Server server = engineBehindTls();
    String address = "https://localhost:" + server.getPort();
    try {
      EngineAccess access =
          access(
              Map.of(),
              "--address=" + address,
              "--user=baton",
              "--password-file=" + password,
              "--ca-certificate=" + folder.resolve("keys.crt"));
      assertThat(problem(access))
          .isEqualTo(
              "The engine at "
                  + address
                  + " does not know who we are. ./baton deploy --help says how to sign in.");
      String encoded =
          Base64.getEncoder().encodeToString("baton:pass:word".getBytes(StandardCharsets.UTF_8));
      assertThat(shown).contains("Basic " + encoded);

      EngineAccess trustsNobody = access(Map.of(), "--address=" + address);
      assertThat(problem(trustsNobody)).startsWith("No engine answers at " + address + ": ");
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  void takesThePasswordFromTheEnvironment() throws Exception {
    Server server = engineBehindTls();
    try {
      EngineAccess access =
          access(
              Map.of("CAMUNDA_BASIC_AUTH_PASSWORD", "other"),
              "--address=https://localhost:" + server.getPort(),
              "--user=baton",
              "--ca-certificate=" + folder.resolve("keys.crt"));
      problem(access);
      String encoded =
          Base64.getEncoder().encodeToString("baton:other".getBytes(StandardCharsets.UTF_8));
      assertThat(shown).contains("Basic " + encoded);
    } finally {
      server.shutdownNow();
    }
  }

  @Test
  void saysWhatIsMissingToSignInByOidc() {
    EngineAccess access = access(Map.of("CAMUNDA_CLIENT_ID", "baton"));
    assertThatThrownBy(access::connect)
        .hasMessage("CAMUNDA_CLIENT_ID is set, so CAMUNDA_CLIENT_SECRET must be, too.");
  }

  private static EngineAccess access(Map<String, String> environment, String... arguments) {
    EngineAccess access = new EngineAccess(environment);
    new CommandLine(
            CommandLine.Model.CommandSpec.create()
                .addMixin("engine", CommandLine.Model.CommandSpec.forAnnotatedObject(access)))
        .parseArgs(arguments);
    return access;
  }

  private static String problem(EngineAccess access) throws IOException {
    try (CamundaClient client = access.connect()) {
      client.newTopologyRequest().send().join();
      return "";
    } catch (ClientException e) {
      return access.problem(e);
    }
  }

  private Server engineBehindTls() throws Exception {
    Path store = folder.resolve("keys");
    keytool("-genkeypair -keyalg EC -alias me -ext san=dns:localhost -dname CN=engine", store);
    keytool("-exportcert -rfc -alias me -file " + store + ".crt", store);
    KeyStore keys = KeyStore.getInstance(store.toFile(), STORE_PASSWORD.toCharArray());
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, STORE_PASSWORD.toCharArray());
    return Grpc.newServerBuilderForPort(
            freePort(),
            TlsServerCredentials.newBuilder().keyManager(managers.getKeyManagers()).build())
        .fallbackHandlerRegistry(new Nobody())
        .build()
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void keytool(String command, Path store) throws Exception {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    all.addAll(List.of(command.split(" ")));
    all.addAll(List.of("-keystore", store.toString(), "-storepass", STORE_PASSWORD));
    assertThat(new ProcessBuilder(all).start().waitFor()).isZero();
  }

  /** Notes what callers show, and lets nobody in. */
  private final class Nobody extends HandlerRegistry {
    @Override
    public ServerMethodDefinition<?, ?> lookupMethod(String name, @Nullable String authority) {
      MethodDescriptor<byte[], byte[]> method =
          MethodDescriptor.<byte[], byte[]>newBuilder()
              .setType(MethodDescriptor.MethodType.UNKNOWN)
              .setFullMethodName(name)
              .setRequestMarshaller(new Bytes())
              .setResponseMarshaller(new Bytes())
              .build();
      return ServerMethodDefinition.create(
          method,
          (call, headers) -> {
            shown.add(
                String.valueOf(
                    headers.get(
                        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER))));
            call.close(Status.UNAUTHENTICATED, new Metadata());
            return new ServerCall.Listener<>() {};
          });
    }
  }

  private static final class Bytes implements Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return InputStream.nullInputStream();
    }

    @Override
    public byte[] parse(InputStream stream) {
      return new byte[0];
    }
  }
}
