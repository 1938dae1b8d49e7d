package io.baton.system.http;

import io.baton.system.settings.SystemSettings.Auth;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpHeaders;

/** What tells a system who is calling. */
interface Credentials {

  /**
   * Adds them to a request's headers.
   *
   * @return whether others may be had if the system does not take these
   * @throws NoTokenException if there are none to be had now
   */
  boolean addTo(HttpHeaders headers);

  /** The system has not taken those in these headers: never use them again. */
  default void discard(HttpHeaders headers) {}

  /** How many exchanges a call takes at most. */
  default int exchanges() {
    return 1;
  }

  /** No credentials. */
  static Credentials none() {
    return headers -> false;
  }

  static Credentials apiKey(Auth auth) {
    return headers -> {
      headers.set(auth.header(), auth.key().reveal());
      return false;
    };
  }

  static Credentials basic(Auth auth) {
    return headers -> {
      headers.setBasicAuth(auth.username(), auth.password().reveal(), StandardCharsets.UTF_8);
      return false;
    };
  }
}
