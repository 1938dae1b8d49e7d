package io.baton.system.http;

import io.baton.system.settings.ConfiguredSystem;
import io.baton.system.settings.Secret;
import io.baton.system.settings.SystemSettings.Auth;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds at start-up what would make every call of a system fail. */
final class HttpSettingsCheck {

  /** What a header's name is made of (RFC 9110). */
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

  private HttpSettingsCheck() {}

  /** Throws WrongSettingsException at the first mistake. */
  static void check(ConfiguredSystem system) {
    checkUrl(system, "url", system.url());
    Auth auth = system.settings().auth();
    switch (auth.kind()) {
      case NONE -> {}
      case API_KEY -> checkApiKey(system, auth);
      case BASIC -> checkBasic(system, auth);
      case OAUTH2 -> checkOAuth2(system, auth);
    }
  }

  private static void checkApiKey(ConfiguredSystem system, Auth auth) {
    checkSecret(system, "auth.key", auth.key());
    if (!HEADER.matcher(auth.header()).matches()) {
      throw system.wrong(
          "auth.header",
          "'" + auth.header() + "' is no name of a header.",
          "Set one, such as X-API-Key.");
    }
  }

  private static void checkBasic(ConfiguredSystem system, Auth auth) {
    checkText(system, "auth.username", auth.username());
    checkSecret(system, "auth.password", auth.password());
    if (auth.username().contains(":")) {
      throw system.wrong(
          "auth.username", "it contains a colon, which basic authentication cannot send.", "");
    }
  }

  private static void checkOAuth2(ConfiguredSystem system, Auth auth) {
    checkText(system, "auth.token-url", auth.tokenUrl());
    checkUrl(system, "auth.token-url", auth.tokenUrl());
    checkText(system, "auth.client-id", auth.clientId());
    checkSecret(system, "auth.client-secret", auth.clientSecret());
  }

  private static void checkUrl(ConfiguredSystem system, String setting, String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw system.wrong(setting, "'" + url + "' is no URL.", "Set an http(s) URL.");
    }
    String scheme = String.valueOf(uri.getScheme());
    if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
      throw system.wrong(
          setting,
          "'" + url + "' must be an http(s) URL.",
          "Set one, such as https://wms.example.com/baton.");
    }
    if (uri.getRawUserInfo() != null) {
      throw system.wrong(
          setting, "it holds a user or password.", "Set auth.kind=basic and its fields instead.");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw system.wrong(setting, "'" + url + "' goes on after the path.", "Leave out ? and #.");
    }
  }

  private static void checkText(ConfiguredSystem system, String setting, String value) {
    if (value.isBlank()) {
      throw missing(system, setting);
    }
  }

  private static void checkSecret(ConfiguredSystem system, String setting, Secret secret) {
    if (secret.isEmpty()) {
      throw missing(system, setting);
    }
    if (secret.reveal().chars().anyMatch(Character::isISOControl)) {
      throw system.wrong(
          setting, "it holds a line break or another control character.", "Remove it.");
    }
  }

  private static RuntimeException missing(ConfiguredSystem system, String setting) {
    return system.wrong(
        setting,
        "it is missing, and auth.kind=" + kind(system) + " needs it.",
        "Set it, in a file or environment variable if it is secret.");
  }

  private static String kind(ConfiguredSystem system) {
    return system.settings().auth().kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
