package io.baton.system.http;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why no answer came, in words. */
final class Unreachable {

  private Unreachable() {}

  /** Whether it failed for want of trust, or another matter of TLS. */
  static boolean isTls(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof SSLException) {
        return true;
      }
    }
    return false;
  }

  /** A clause about the innermost cause that says something, empty if none does. */
  static Optional<String> reason(Throwable failure) {
    String reason = null;
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      reason =
          switch (each) {
            case HttpConnectTimeoutException timeout -> "there was no connection in time";
            case HttpTimeoutException timeout -> "it did not answer in time";
            case UnresolvedAddressException unknown -> "its host name is not known";
            case ConnectException refused -> "there is no connection to it";
            case SSLException tls -> "no TLS connection came about (" + tls.getMessage() + ")";
            default -> reason;
          };
    }
    return Optional.ofNullable(reason);
  }
}
