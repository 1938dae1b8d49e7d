package io.baton.system.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.system.SystemAdapter;
import io.baton.system.SystemConnection;
import io.baton.system.settings.ConfiguredSystem;
import io.baton.system.settings.SystemSettings;
import java.net.http.HttpClient;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Calls systems by HTTP: JSON that is posted to {@code /trigger} and {@code /instruct}. */
@Component
class HttpAdapter implements SystemAdapter {

  private final ObjectMapper mapper;
  private final ObjectProvider<RestClient.Builder> clients;
  private final SslBundles bundles;
  private final Clock clock;

  HttpAdapter(
      ObjectMapper mapper,
      ObjectProvider<RestClient.Builder> clients,
      SslBundles bundles,
      Clock clock) {
    this.mapper = mapper;
    this.clients = clients;
    this.bundles = bundles;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "http";
  }

  @Override
  public SystemConnection connect(ConfiguredSystem system) {
    HttpSettingsCheck.check(system);
    ClientHttpRequestFactory requests = requests(system);
    return new HttpConnection(
        system,
        clients.getObject().requestFactory(requests).build(),
        credentials(system, requests),
        mapper,
        clock);
  }

  private Credentials credentials(ConfiguredSystem system, ClientHttpRequestFactory requests) {
    SystemSettings.Auth auth = system.settings().auth();
    return switch (auth.kind()) {
      case NONE -> Credentials.none();
      case API_KEY -> Credentials.apiKey(auth);
      case BASIC -> Credentials.basic(auth);
      case OAUTH2 -> new OAuth2Tokens(system.id(), auth, requests, clock);
    };
  }

  private ClientHttpRequestFactory requests(ConfiguredSystem system) {
    SystemSettings settings = system.settings();
    ClientHttpRequestFactorySettings wanted =
        ClientHttpRequestFactorySettings.defaults()
            .withConnectTimeout(settings.connectTimeout())
            .withReadTimeout(settings.readTimeout())
            // Credentials go to nobody else.
            .withRedirects(Redirects.DONT_FOLLOW);
    if (!settings.sslBundle().isEmpty()) {
      wanted = wanted.withSslBundle(bundle(system));
    }
    // HTTP/1.1: the upgrade that the client offers otherwise confuses simple servers.
    return ClientHttpRequestFactoryBuilder.jdk()
        .withHttpClientCustomizer(client -> client.version(HttpClient.Version.HTTP_1_1))
        .build(wanted);
  }

  private SslBundle bundle(ConfiguredSystem system) {
    String name = system.settings().sslBundle();
    try {
      return bundles.getBundle(name);
    } catch (NoSuchSslBundleException e) {
      throw system.wrong(
          "ssl-bundle",
          "there is no bundle " + name + ".",
          "Define it below spring.ssl.bundle.pem or spring.ssl.bundle.jks.");
    }
  }
}
