package io.baton.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Signatures as <a href="https://www.standardwebhooks.com/">Standard Webhooks</a> has them:
 * HMAC-SHA256 over {@code <id>.<timestamp>.<body>}. Its own library is not used, because it takes
 * the body as a text, and bytes that are no text would not be those that were signed.
 */
final class WebhookSignature {

  static final String ALGORITHM = "HmacSHA256";

  private static final String VERSION = "v1,";

  private WebhookSignature() {}

  /**
   * Whether one of the signatures was made with one of the secrets. Takes as long for any signature
   * of the same length.
   *
   * @param signatures the header's value, {@code v1,<base64>}, several separated by a space; others
   *     than of this version are passed over
   */
  static boolean fits(
      List<SecretKey> secrets, String id, String timestamp, byte[] body, String signatures) {
    boolean fits = false;
    for (SecretKey secret : secrets) {
      byte[] expected = sign(secret, id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
      for (String signature : signatures.split(" ", -1)) {
        fits |= MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
      }
    }
    return fits;
  }

  private static String sign(SecretKey secret, String id, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }
}
