package io.baton.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Speaks HTTP with the fulfillment systems. */
@Component
class SystemHttp {

  private static final int LARGEST_ANSWER = 256 * 1024;
  private static final int SHOWN = 200;

  private final SystemProperties properties;
  private final ObjectMapper mapper;
  private final RestClient http;

  SystemHttp(SystemProperties properties, ObjectMapper mapper, RestClient.Builder builder) {
    this.properties = properties;
    this.mapper = mapper;
    // HTTP/1.1: the upgrade that the client offers otherwise confuses simple servers.
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(properties.connectTimeout())
            .build();
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client);
    requests.setReadTimeout(properties.readTimeout());
    this.http = builder.requestFactory(requests).build();
  }

  /** Posts JSON to a path below the system's base URL. */
  HttpAnswer post(String system, String path, String key, JsonNode body) {
    try {
      // As bytes, so that the request has a length; not every server takes chunks.
      byte[] json = mapper.writeValueAsBytes(body);
      return http.post()
          .uri(URI.create(properties.baseUrl(system) + path))
          .header("Idempotency-Key", ascii(key))
          .contentType(MediaType.APPLICATION_JSON)
          .accept(MediaType.APPLICATION_JSON)
          .body(json)
          .exchangeForRequiredValue((request, response) -> read(response));
    } catch (ResourceAccessException e) {
      return new HttpAnswer.Silent(reason(e));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A variable cannot be written as JSON.", e);
    }
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

  private HttpAnswer read(ClientHttpResponse response) throws IOException {
    int status = response.getStatusCode().value();
    byte[] body = response.getBody().readNBytes(LARGEST_ANSWER + 1);
    if (body.length > LARGEST_ANSWER) {
      return new HttpAnswer.Answered(
          status, MissingNode.getInstance(), "more than " + LARGEST_ANSWER / 1024 + " KB");
    }
    String text = new String(body, StandardCharsets.UTF_8).replaceAll("\\s+|\\p{Cntrl}", " ");
    String beginning = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text.strip();
    return new HttpAnswer.Answered(status, json(body), beginning);
  }

  private JsonNode json(byte[] body) {
    try {
      return mapper.readTree(body);
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static String reason(ResourceAccessException e) {
    return switch (e.getMostSpecificCause()) {
      case HttpTimeoutException timeout -> "it did not answer in time";
      case ConnectException refused -> "there is no connection to it";
      case Throwable other -> "the connection failed (" + other.getClass().getSimpleName() + ")";
    };
  }
}
