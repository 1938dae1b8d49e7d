package io.baton.security;

import io.baton.feedback.Intake;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.util.matcher.RequestMatcher.MatchResult;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets a system in whose report is signed with its secret. What can be refused by the headers alone
 * is refused before anything of the body is read, and of the body no more is read than a report may
 * have.
 */
final class SignedReportFilter extends OncePerRequestFilter {

  static final String SIGNATURE = "webhook-signature";
  private static final String ID = "webhook-id";
  private static final String TIMESTAMP = "webhook-timestamp";

  private static final Logger log = LoggerFactory.getLogger(SignedReportFilter.class);

  /**
   * Without quotes or braces: so nothing that was signed with another id can be cut in another
   * place and still be JSON.
   */
  private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9._:/+=~-]{1,256}");

  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

  private final Reporters reporters;
  private final Duration tolerance;
  private final Clock clock;
  private final Refusals refusals;

  /**
   * A secret that nobody has: an unknown system must not be told from a wrong signature by time.
   */
  private final List<SecretKey> nobodys;

  SignedReportFilter(Reporters reporters, Duration tolerance, Clock clock, Refusals refusals) {
    this.reporters = reporters;
    this.tolerance = tolerance;
    this.clock = clock;
    this.refusals = refusals;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.nobodys = List.of(new SecretKeySpec(random, WebhookSignature.ALGORITHM));
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    MatchResult match = Doors.REPORT.matcher(request);
    String signatures = request.getHeader(SIGNATURE);
    if (!match.isMatch() || signatures == null) {
      chain.doFilter(request, response);
      return;
    }
    Refusal wrong = headers(request);
    if (wrong != null) {
      refusals.send(response, wrong);
      return;
    }
    byte[] body;
    try {
      body = request.getInputStream().readNBytes(Intake.LARGEST + 1);
    } catch (IOException e) {
      log.debug("A report broke off", e);
      refusals.send(response, Refusal.BROKEN_OFF);
      return;
    }
    if (body.length > Intake.LARGEST) {
      refusals.send(response, Refusal.TOO_LARGE);
      return;
    }
    String system = match.getVariables().getOrDefault("system", "");
    if (!isSigned(system, request, body, signatures)) {
      refusals.send(response, Refusal.WRONG_SIGNATURE);
      return;
    }
    letIn(system);
    chain.doFilter(new ReadRequest(request, body), response);
  }

  /** What is wrong with the headers; null if nothing is. */
  private @Nullable Refusal headers(HttpServletRequest request) {
    if (request.getHeader("Authorization") != null) {
      return Refusal.TWO_WAYS;
    }
    String id = request.getHeader(ID);
    if (id == null || !PLAIN_ID.matcher(id).matches()) {
      return Refusal.WRONG_ID;
    }
    String timestamp = request.getHeader(TIMESTAMP);
    if (timestamp == null || !SECONDS.matcher(timestamp).matches()) {
      return Refusal.WRONG_TIMESTAMP;
    }
    long apart = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
    if (apart > tolerance.toSeconds()) {
      return Refusal.OUT_OF_TIME;
    }
    return request.getContentLengthLong() > Intake.LARGEST ? Refusal.TOO_LARGE : null;
  }

  private boolean isSigned(
      String system, HttpServletRequest request, byte[] body, String signatures) {
    List<SecretKey> secrets = reporters.secrets(system);
    boolean fits =
        WebhookSignature.fits(
            secrets.isEmpty() ? nobodys : secrets,
            request.getHeader(ID),
            request.getHeader(TIMESTAMP),
            body,
            signatures);
    return fits && !secrets.isEmpty();
  }

  private static void letIn(String system) {
    var caller =
        new PreAuthenticatedAuthenticationToken(
            "system:" + system, "", List.of(Authorities.ofSystem(system)));
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(caller);
    SecurityContextHolder.setContext(context);
  }
}
