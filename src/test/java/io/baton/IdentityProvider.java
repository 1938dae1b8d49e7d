package io.baton;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** An identity provider on a real HTTP server: publishes its keys, and issues tokens. */
final class IdentityProvider implements AutoCloseable {

  private final HttpServer server;
  private final RSAKey key = newKey();

  IdentityProvider() throws IOException {
    this(0);
  }

  /** At a port where another one was. */
  IdentityProvider(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange ->
            answer(
                exchange,
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(issuer(), issuer())));
    server.createContext(
        "/keys", exchange -> answer(exchange, new JWKSet(key.toPublicJWK()).toString()));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String issuer() {
    return "http://127.0.0.1:" + port();
  }

  /** What makes the application take its tokens. */
  String[] properties() {
    return new String[] {
      "spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer(),
      "spring.security.oauth2.resourceserver.jwt.audiences=baton"
    };
  }

  /** Claims as they should be, for a quarter of an hour. */
  JWTClaimsSet.Builder claims(String subject, String scope) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience("baton")
        .subject(subject)
        .claim("scope", scope)
        .expirationTime(Date.from(Instant.now().plusSeconds(900)));
  }

  String token(String subject, String scope) {
    return token(claims(subject, scope).build());
  }

  String token(JWTClaimsSet claims) {
    return sign(claims, key);
  }

  /** As this one would issue it, but signed by somebody else under the same key id. */
  String forged(JWTClaimsSet claims) {
    return sign(claims, new RSAKey.Builder(newKey()).keyID(key.getKeyID()).build());
  }

  private static String sign(JWTClaimsSet claims, RSAKey with) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build(), claims);
      token.sign(new RSASSASigner(with));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
