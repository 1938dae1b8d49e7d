package io.baton.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Who is let in. Secrets are checked by {@link Reporters}, not by annotations: the message about a
 * wrong annotated value would show the value.
 *
 * @param security {@code on} or {@code off}; unset, the doors are guarded as soon as anything below
 *     is set
 * @param reporters fulfillment systems, by their ids in the policies
 * @param clients programs and people with a token of Baton's own, by any name
 * @param signatureTolerance how far the time of a signature may be from this clock
 * @param tokenClaim claim of an identity provider's tokens that says who it is
 */
@Validated
@ConfigurationProperties("baton")
record AccessProperties(
    @Nullable Security security,
    @DefaultValue Map<String, Reporter> reporters,
    @DefaultValue Map<String, Client> clients,
    @NotNull @DurationMin(seconds = 10) @DurationMax(hours = 1) @DefaultValue("PT5M")
        Duration signatureTolerance,
    @NotBlank @DefaultValue("sub") String tokenClaim) {

  enum Security {
    ON,
    OFF
  }

  /**
   * How a system shows that it is itself.
   *
   * @param secrets with which it signs, {@code whsec_} and base64; several while it changes them
   * @param tokenSubject the claim's value in its tokens, if it has tokens
   */
  record Reporter(@DefaultValue List<String> secrets, @Nullable String tokenSubject) {
    @Override
    public String toString() {
      return "Reporter[" + secrets.size() + " secrets]";
    }
  }

  /**
   * A program or a person.
   *
   * @param tokenSha256 SHA-256 of its token as hexadecimal; several while it changes tokens
   * @param roles names of {@link Role}s
   */
  record Client(@DefaultValue List<String> tokenSha256, @DefaultValue List<String> roles) {}
}
