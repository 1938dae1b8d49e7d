package io.baton.system.http;

import io.baton.system.settings.SystemSettings.Auth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2ClientCredentialsGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientClientCredentialsTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.util.StringUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/**
 * Tokens of OAuth2 for one system, by client credentials. A token is used until shortly before it
 * expires; calls that need one at the same time wait for the same.
 */
final class OAuth2Tokens implements Credentials {

  /** On the way to the system a token must not expire. */
  private static final Duration RESERVE = Duration.ofSeconds(30);

  private final String tokenUrl;
  private final OAuth2ClientCredentialsGrantRequest request;
  private final RestClientClientCredentialsTokenResponseClient endpoint =
      new RestClientClientCredentialsTokenResponseClient();
  private final Clock clock;
  private final AtomicReference<CompletableFuture<OAuth2AccessToken>> latest =
      new AtomicReference<>(none());

  OAuth2Tokens(String system, Auth auth, ClientHttpRequestFactory requests, Clock clock) {
    this.tokenUrl = auth.tokenUrl();
    this.clock = clock;
    request =
        new OAuth2ClientCredentialsGrantRequest(
            ClientRegistration.withRegistrationId(system)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenUri(auth.tokenUrl())
                .clientId(auth.clientId())
                .clientSecret(auth.clientSecret().reveal())
                .clientAuthenticationMethod(method(auth))
                .scope(StringUtils.tokenizeToStringArray(auth.scope(), " "))
                .build());
    endpoint.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .messageConverters(
                converters -> {
                  converters.clear();
                  converters.add(new FormHttpMessageConverter());
                  converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
  }

  private static ClientAuthenticationMethod method(Auth auth) {
    return switch (auth.clientAuthentication()) {
      case BASIC -> ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
      case POST -> ClientAuthenticationMethod.CLIENT_SECRET_POST;
    };
  }

  /** A call with a token that the system does not take, a new token, the call with it. */
  @Override
  public int exchanges() {
    return 3;
  }

  /** True if the token is not fresh: the system may have withdrawn it. */
  @Override
  public boolean addTo(HttpHeaders headers) {
    CompletableFuture<OAuth2AccessToken> last = latest.get();
    boolean fetches = false;
    if (!isUsable(last)) {
      CompletableFuture<OAuth2AccessToken> mine = new CompletableFuture<>();
      fetches = latest.compareAndSet(last, mine);
      if (fetches) {
        fetch(mine);
      }
    }
    CompletableFuture<OAuth2AccessToken> current = latest.get();
    try {
      headers.setBearerAuth(current.join().getTokenValue());
    } catch (CompletionException e) {
      throw e.getCause() instanceof NoTokenException reason
          ? new NoTokenException(reason.reason())
          : e;
    }
    return !fetches;
  }

  @Override
  public void discard(HttpHeaders headers) {
    CompletableFuture<OAuth2AccessToken> last = latest.get();
    if (isUsable(last) && last.isDone()) {
      HttpHeaders withLast = new HttpHeaders();
      withLast.setBearerAuth(last.join().getTokenValue());
      if (withLast.equals(headers)) {
        latest.compareAndSet(last, none());
      }
    }
  }

  private static CompletableFuture<OAuth2AccessToken> none() {
    return CompletableFuture.failedFuture(new NoTokenException("no token yet"));
  }

  private boolean isUsable(CompletableFuture<OAuth2AccessToken> token) {
    if (token.isCompletedExceptionally()) {
      return false;
    }
    if (!token.isDone()) {
      return true;
    }
    Instant expires = token.join().getExpiresAt();
    return expires != null && clock.instant().plus(RESERVE).isBefore(expires);
  }

  private void fetch(CompletableFuture<OAuth2AccessToken> token) {
    try {
      token.complete(endpoint.getTokenResponse(request).getAccessToken());
    } catch (OAuth2AuthorizationException e) {
      // Its description may repeat what was sent.
      token.completeExceptionally(
          new NoTokenException(
              "the token endpoint " + tokenUrl + " gave no token (" + cause(e) + ")"));
    } catch (RuntimeException e) {
      token.completeExceptionally(e);
    }
  }

  private static String cause(OAuth2AuthorizationException e) {
    return switch (e.getCause()) {
      case null -> e.getError().getErrorCode();
      case RestClientResponseException answered -> "HTTP " + answered.getStatusCode().value();
      case Throwable cause -> Unreachable.reason(cause).orElse(e.getError().getErrorCode());
    };
  }
}
