package io.baton.security;

import io.baton.security.Clients.Client;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;

/**
 * Whose bearer token it is: a client of Baton's own, or somebody whom an identity provider knows.
 */
final class BearerTokens implements AuthenticationManager {

  private static final Logger log = LoggerFactory.getLogger(BearerTokens.class);

  private static final String NOT_KNOWN = "The token is not known here, or not valid.";

  private final Clients clients;
  private final @Nullable JwtAuthenticationProvider identityProvider;

  /**
   * @param decoder checks tokens of the identity provider; null if there is none
   * @param claim which of their claims says who it is
   */
  BearerTokens(Clients clients, Reporters reporters, @Nullable JwtDecoder decoder, String claim) {
    this.clients = clients;
    this.identityProvider = decoder == null ? null : provider(decoder, reporters, claim);
  }

  @Override
  public Authentication authenticate(Authentication shown) {
    String token = ((BearerTokenAuthenticationToken) shown).getToken();
    Optional<Client> client = clients.of(token);
    if (client.isPresent()) {
      List<GrantedAuthority> roles = client.get().roles().stream().map(Authorities::of).toList();
      return new PreAuthenticatedAuthenticationToken("client:" + client.get().name(), "", roles);
    }
    if (identityProvider == null) {
      throw new InvalidBearerTokenException(NOT_KNOWN);
    }
    return check(identityProvider, shown);
  }

  private static Authentication check(JwtAuthenticationProvider provider, Authentication shown) {
    try {
      return provider.authenticate(shown);
    } catch (InvalidBearerTokenException e) {
      throw new InvalidBearerTokenException(reason(e));
    } catch (AuthenticationServiceException | JwtDecoderInitializationException e) {
      log.warn("Tokens cannot be checked, the identity provider does not answer: {}", root(e));
      throw new IssuerAwayException(e);
    }
  }

  /** Only the holder of a token whose signature is right is told more. */
  private static String reason(InvalidBearerTokenException invalid) {
    return invalid.getCause() instanceof JwtValidationException validation
        ? "The token is not valid: "
            + validation.getErrors().stream()
                .map(OAuth2Error::getDescription)
                .collect(Collectors.joining("; "))
        : NOT_KNOWN;
  }

  private static String root(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause);
  }

  private static JwtAuthenticationProvider provider(
      JwtDecoder decoder, Reporters reporters, String claim) {
    JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
    converter.setPrincipalClaimName(claim);
    converter.setJwtGrantedAuthoritiesConverter(new Rights(reporters, claim));
    JwtAuthenticationProvider provider = new JwtAuthenticationProvider(decoder);
    provider.setJwtAuthenticationConverter(converter);
    return provider;
  }

  /** Of its scopes those that are roles, and the systems whose subject it is. */
  private record Rights(Reporters reporters, String claim)
      implements Converter<Jwt, Collection<GrantedAuthority>> {

    @Override
    public Collection<GrantedAuthority> convert(Jwt token) {
      JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();
      scopes.setAuthorityPrefix("");
      List<GrantedAuthority> rights = new ArrayList<>();
      for (GrantedAuthority scope : scopes.convert(token)) {
        Role.of(String.valueOf(scope.getAuthority())).map(Authorities::of).ifPresent(rights::add);
      }
      if (token.getClaims().get(claim) instanceof String subject) {
        reporters.ofSubject(subject).stream().map(Authorities::ofSystem).forEach(rights::add);
      }
      return rights;
    }
  }
}
