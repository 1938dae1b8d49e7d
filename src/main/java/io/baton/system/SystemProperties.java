package io.baton.system;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the fulfillment systems are.
 *
 * @param systemsUrl base URL of the systems that have none of their own; {@code {system}} stands
 *     for the id
 * @param systems addresses of single systems, by id
 * @param connectTimeout until a connection is there
 * @param readTimeout until the whole answer is there; together with the other well below the job
 *     timeout of the workers, or the engine repeats calls that still run
 */
@Validated
@ConfigurationProperties("baton")
public record SystemProperties(
    @NotNull
        @Pattern(
            regexp = "https?://.*\\{system}.*",
            message = "must be an http(s) URL that contains {system}")
        @DefaultValue("http://localhost:8090/systems/{system}")
        String systemsUrl,
    @NotNull @DefaultValue Map<String, @Valid SystemAddress> systems,
    @NotNull @DurationMin(millis = 1) @DurationMax(seconds = 10) @DefaultValue("PT2S")
        Duration connectTimeout,
    @NotNull @DurationMin(millis = 1) @DurationMax(seconds = 40) @DefaultValue("PT15S")
        Duration readTimeout) {

  public SystemProperties {
    systems = Map.copyOf(systems);
  }

  /** The address of one system. */
  public record SystemAddress(
      @NotNull @Pattern(regexp = "https?://.+", message = "must be an http(s) URL") String url) {}

  /** The base URL of a system, without a slash at its end. */
  String baseUrl(String system) {
    SystemAddress own = systems.get(system);
    String url = own == null ? systemsUrl.replace("{system}", system) : own.url();
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
