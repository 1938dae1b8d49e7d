package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.baton.system.TriggerAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Systems behind TLS, with certificates that they and Baton have signed themselves. */
class SystemTlsTest {

  private static final String PASSWORD = "changeit";
  private static final String BUNDLE = "spring.ssl.bundle.jks.wms.";

  @TempDir private Path folder;

  @BeforeEach
  void makeCertificates() throws Exception {
    for (String owner : List.of("server", "baton")) {
      String keys = file(owner);
      keytool("-genkeypair -keyalg EC -alias me -ext san=ip:127.0.0.1 -dname CN=" + owner, keys);
      keytool("-exportcert -alias me -file " + keys + ".crt", keys);
      keytool("-importcert -noprompt -alias it -file " + keys + ".crt", keys + "-trust");
    }
  }

  @Test
  void trustsASystemByItsBundleAndShowsItsOwnCertificate() throws Exception {
    try (CalledSystems called =
        CalledSystems.start(
            new RecordedSystems(server()),
            "baton.systems.fraud.ssl-bundle=wms",
            BUNDLE + "truststore.location=file:" + file("server-trust"),
            BUNDLE + "truststore.password=" + PASSWORD,
            BUNDLE + "keystore.location=file:" + file("baton"),
            BUNDLE + "keystore.password=" + PASSWORD)) {
      assertThat(called.trigger("fraud", "o1")).isEqualTo(new TriggerAnswer.Taken());
    }
  }

  @Test
  void saysThatItDoesNotTrustASystem() throws Exception {
    try (CalledSystems called = CalledSystems.start(new RecordedSystems(server()))) {
      for (int failed = 1; failed < 4; failed++) {
        called.trigger("fraud", "o1");
      }
      assertThat(called.text(called.trigger("fraud", "o1")))
          .startsWith(
              "System fraud was not reached by the call trigger: no TLS connection came about (")
          .contains("PKIX path building failed")
          .contains("See that baton.systems.fraud.ssl-bundle and its certificates are right, then");
      assertThat(called.systems.calls(call -> true)).isEmpty();
    }
  }

  /** Wants a certificate of its clients, too. */
  private HttpsServer server() throws IOException, GeneralSecurityException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store("server"), PASSWORD.toCharArray());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(store("baton-trust"));
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    HttpsServer server = HttpsServer.create(RecordedSystems.anyPort(), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = context.getDefaultSSLParameters();
            wanted.setNeedClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    return server;
  }

  private KeyStore store(String name) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve(name))) {
      store.load(in, PASSWORD.toCharArray());
    }
    return store;
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static void keytool(String command, String store) throws Exception {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    all.addAll(List.of(command.split(" ")));
    all.addAll(List.of("-keystore", store, "-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
  }
}
