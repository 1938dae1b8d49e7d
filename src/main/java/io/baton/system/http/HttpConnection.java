package io.baton.system.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.baton.system.FulfillmentCall;
import io.baton.system.SystemAnswer;
import io.baton.system.SystemConnection;
import io.baton.system.settings.ConfiguredSystem;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Posts JSON to one system and reads what it answers. */
final class HttpConnection implements SystemConnection {

  private static final int LARGEST_ANSWER = 256 * 1024;
  private static final int SHOWN = 200;

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY_REQUESTS = 429;

  private final ConfiguredSystem system;
  private final RestClient http;
  private final Credentials credentials;
  private final ObjectMapper mapper;
  private final Clock clock;

  HttpConnection(
      ConfiguredSystem system,
      RestClient http,
      Credentials credentials,
      ObjectMapper mapper,
      Clock clock) {
    this.system = system;
    this.http = http;
    this.credentials = credentials;
    this.mapper = mapper;
    this.clock = clock;
  }

  private record Response(
      int status, JsonNode json, String beginning, Optional<Duration> retryAfter) {}

  @Override
  public Duration longestCall() {
    return system.settings().longestExchange().multipliedBy(credentials.exchanges());
  }

  @Override
  public SystemAnswer call(FulfillmentCall call) {
    long begin = System.nanoTime();
    try {
      HttpHeaders proof = new HttpHeaders();
      boolean othersMayBeHad = credentials.addTo(proof);
      Response response = post(call, proof);
      if (response.status() == UNAUTHORIZED && othersMayBeHad) {
        credentials.discard(proof);
        proof.clear();
        credentials.addTo(proof);
        response = post(call, proof);
      }
      return meaning(response);
    } catch (NoTokenException e) {
      return new SystemAnswer.Unreached(
          e.reason(), "see that the token endpoint works and that " + auth() + " is right");
    } catch (ResourceAccessException e) {
      return new SystemAnswer.Unreached(
          Unreachable.reason(e).orElse(brokenOff(Duration.ofNanos(System.nanoTime() - begin))),
          Unreachable.isTls(e)
              ? "see that " + system.property("ssl-bundle") + " and its certificates are right"
              : "see that it runs and that " + system.property("url") + " is right");
    }
  }

  /** An answer that has begun and takes too long is broken off by ourselves. */
  private String brokenOff(Duration after) {
    return after.compareTo(system.settings().readTimeout()) >= 0
        ? "its answer was not complete in time"
        : "the connection failed";
  }

  private SystemAnswer meaning(Response response) {
    String how = "HTTP " + response.status();
    if (response.status() >= 500 || response.status() == TOO_MANY_REQUESTS) {
      return new SystemAnswer.Failed(how, response.beginning(), response.retryAfter());
    }
    if (response.status() >= 200 && response.status() < 300) {
      return new SystemAnswer.Took(how, response.json(), response.beginning());
    }
    // A redirection is not followed, nor is what it carries a status.
    JsonNode json = response.status() < 400 ? MissingNode.getInstance() : response.json();
    return new SystemAnswer.Objected(how, json, response.beginning(), remedy(response.status()));
  }

  private String remedy(int status) {
    return switch (status) {
      case UNAUTHORIZED, FORBIDDEN -> "correct " + auth() + ", or have the system let Baton in";
      default -> "correct what it objects to";
    };
  }

  private String auth() {
    return system.property("auth");
  }

  private Response post(FulfillmentCall call, HttpHeaders proof) {
    return http.post()
        .uri(URI.create(system.url() + "/" + call.kind()))
        .headers(headers -> headers.addAll(proof))
        .header("Idempotency-Key", ascii(call.key()))
        .contentType(MediaType.APPLICATION_JSON)
        .accept(MediaType.APPLICATION_JSON)
        // As bytes, so that the request has a length; not every server takes chunks.
        .body(call.bytes(mapper))
        .exchangeForRequiredValue((request, response) -> read(response));
  }

  /** A header takes no other characters, so these are percent-encoded as in a URL. */
  private static String ascii(String key) {
    StringBuilder ascii = new StringBuilder();
    for (byte b : key.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b <= '~' && b != '%') {
        ascii.append((char) b);
      } else {
        ascii.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return ascii.toString();
  }

  private Response read(ClientHttpResponse response) throws IOException {
    int status = response.getStatusCode().value();
    Optional<Duration> retryAfter = RetryAfter.read(response.getHeaders(), clock);
    byte[] body = response.getBody().readNBytes(LARGEST_ANSWER + 1);
    if (body.length > LARGEST_ANSWER) {
      // Or what is left of it is read before the connection is given back.
      response.getBody().close();
      String tooLarge = "more than " + LARGEST_ANSWER / 1024 + " KB";
      return new Response(status, MissingNode.getInstance(), tooLarge, retryAfter);
    }
    String text = new String(body, StandardCharsets.UTF_8).replaceAll("\\s+|\\p{Cntrl}", " ");
    String beginning = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text.strip();
    return new Response(status, json(body), beginning, retryAfter);
  }

  private JsonNode json(byte[] body) {
    try {
      return mapper.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }
}
