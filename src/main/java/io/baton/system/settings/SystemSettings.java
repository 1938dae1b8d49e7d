package io.baton.system.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How one fulfillment system is called: {@code baton.systems.<id>.*}, and for what is not set there
 * {@code baton.calls.*}.
 *
 * @param url base URL, empty for the one of {@code baton.systems-url}
 * @param adapter name of the adapter that speaks with it
 * @param sslBundle name of a bundle of {@code spring.ssl.bundle}, empty for the JDK's trust
 * @param connectTimeout until a connection is there
 * @param readTimeout until the whole answer is there
 * @param maxConcurrentCalls more calls wait
 * @param callsPerSecond more calls wait; 0 for no limit
 */
public record SystemSettings(
    @NotNull @DefaultValue("") String url,
    @NotNull @DefaultValue("http") String adapter,
    @NotNull @Valid @DefaultValue Auth auth,
    @NotNull @DefaultValue("") String sslBundle,
    @NotNull @DurationMin(millis = 1) @DurationMax(seconds = 10) @DefaultValue("PT2S")
        Duration connectTimeout,
    @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 10) @DefaultValue("PT15S")
        Duration readTimeout,
    @Min(1) @Max(1000) @DefaultValue("16") int maxConcurrentCalls,
    @Min(0) @Max(10_000) @DefaultValue("0") int callsPerSecond,
    @NotNull @Valid @DefaultValue Retry retry,
    @NotNull @Valid @DefaultValue Breaker breaker) {

  /** How long one exchange with the system can take. */
  public Duration longestExchange() {
    return connectTimeout.plus(readTimeout);
  }

  /**
   * How Baton proves to the system who it is.
   *
   * @param header the header that the API key stands in
   * @param key the API key
   * @param scope of OAuth2, several with spaces between
   */
  public record Auth(
      @NotNull @DefaultValue("none") Kind kind,
      @NotNull @DefaultValue("X-API-Key") String header,
      @NotNull @DefaultValue("") Secret key,
      @NotNull @DefaultValue("") String username,
      @NotNull @DefaultValue("") Secret password,
      @NotNull @DefaultValue("") String tokenUrl,
      @NotNull @DefaultValue("") String clientId,
      @NotNull @DefaultValue("") Secret clientSecret,
      @NotNull @DefaultValue("") String scope,
      @NotNull @DefaultValue("basic") ClientAuthentication clientAuthentication) {

    /** The ways that there are. */
    public enum Kind {
      NONE,
      API_KEY,
      BASIC,
      /** A token from {@code tokenUrl}, by client credentials. */
      OAUTH2
    }

    /** How id and secret of an OAuth2 client get to the token endpoint. */
    public enum ClientAuthentication {
      /** In a header. */
      BASIC,
      /** In the form. */
      POST
    }
  }

  /**
   * How often a call that failed is tried, and when again.
   *
   * @param attempts tries in all, then there is an incident; with the waits of the defaults the
   *     last is after a minute and three quarters, when a system that was just restarted is back
   * @param firstWait after the first try; each further one is {@code multiplier} times as long
   * @param jitter by which part a wait is made longer or shorter by chance
   */
  public record Retry(
      @Min(1) @Max(100) @DefaultValue("4") int attempts,
      @NotNull @DurationMin(millis = 1) @DurationMax(hours = 24) @DefaultValue("PT15S")
          Duration firstWait,
      @DecimalMin("1") @DecimalMax("10") @DefaultValue("2") double multiplier,
      @NotNull @DurationMin(millis = 1) @DurationMax(hours = 24) @DefaultValue("PT5M")
          Duration longestWait,
      @DecimalMin("0") @DecimalMax("0.9") @DefaultValue("0.2") double jitter) {}

  /**
   * When a system that fails is left alone for a while.
   *
   * @param failureRate it opens when this many percent of the calls in the window failed
   * @param window that many calls are looked at, the newest
   * @param minimumCalls with fewer it does not open
   * @param pause until a few calls are let through as probes
   * @param probes how many
   * @param patience after which probes that fail count as tries, so that people learn of a system
   *     that stays away
   */
  public record Breaker(
      @Min(1) @Max(100) @DefaultValue("50") int failureRate,
      @Min(1) @Max(10_000) @DefaultValue("20") int window,
      @Min(1) @Max(10_000) @DefaultValue("5") int minimumCalls,
      @NotNull @DurationMin(millis = 1) @DurationMax(hours = 1) @DefaultValue("PT30S")
          Duration pause,
      @Min(1) @Max(100) @DefaultValue("2") int probes,
      @NotNull @DurationMin(millis = 1) @DurationMax(days = 30) @DefaultValue("PT1H")
          Duration patience) {}
}
