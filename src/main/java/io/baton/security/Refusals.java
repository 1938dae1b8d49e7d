package io.baton.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Answers those who are not let in, as problem details with a remedy. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler, RequestRejectedHandler {

  private static final String SECONDS_UNTIL_RETRY = "5";

  private final Doors doors;
  private final ObjectMapper mapper;

  Refusals(Doors doors, ObjectMapper mapper) {
    this.doors = doors;
    this.mapper = mapper;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
      throws IOException {
    send(response, refusal(request, reason));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
      throws IOException {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    send(response, doors.refusal(request, caller));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, RequestRejectedException reason)
      throws IOException {
    send(response, Refusal.NOT_PLAIN);
  }

  void send(HttpServletResponse response, Refusal refusal) throws IOException {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(refusal.status(), refusal.detail());
    problem.setTitle(refusal.title());
    problem.setProperty("remedy", refusal.remedy());
    response.setStatus(refusal.status().value());
    if (refusal.status() == HttpStatus.UNAUTHORIZED) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"baton\"");
    }
    if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
      response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_RETRY);
    }
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(mapper.writeValueAsBytes(problem));
  }

  private static Refusal refusal(HttpServletRequest request, AuthenticationException reason) {
    return switch (reason) {
      case IssuerAwayException away -> Refusal.ISSUER_AWAY;
      case InvalidBearerTokenException invalid ->
          Refusal.unauthorized(
              String.valueOf(invalid.getMessage()),
              "Send a token that was issued for Baton and has not expired, or the one of which Baton"
                  + " knows the hash.");
      default -> Doors.isReport(request) ? Refusal.UNSIGNED : Refusal.NO_TOKEN;
    };
  }
}
