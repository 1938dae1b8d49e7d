package io.baton.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/** Every door, and the roles of which one opens it; the first that fits counts. */
@Component
class Doors {

  /** Where a system reports, and none but itself. */
  static final RequestMatcher REPORT = path(POST, "/feedback/{system}");

  /** What anybody may see. */
  private final List<RequestMatcher> forAnybody =
      List.of(EndpointRequest.to(HealthEndpoint.class), path(GET, "/openapi/*.yaml"));

  /** What is in none of these lists is closed to everybody. */
  private final List<Door> forRoles =
      List.of(
          new Door(path(POST, "/orders"), Role.ORDERS_START),
          new Door(path(POST, "/orders/{id}/cancel"), Role.ORDERS_CANCEL, Role.OPERATE),
          new Door(path(GET, "/orders/{id}"), Role.ORDERS_READ, Role.OPERATE),
          new Door(path(null, "/orders/**"), Role.OPERATE),
          new Door(path(null, "/quarantine/**"), Role.OPERATE),
          new Door(EndpointRequest.toAnyEndpoint().withHttpMethod(GET), Role.MONITOR),
          new Door(EndpointRequest.toLinks(), Role.MONITOR));

  List<RequestMatcher> forAnybody() {
    return forAnybody;
  }

  List<Door> forRoles() {
    return forRoles;
  }

  /**
   * A door.
   *
   * @param roles one of them is enough
   */
  record Door(RequestMatcher matcher, Set<Role> roles) {
    Door(RequestMatcher matcher, Role... roles) {
      this(matcher, Set.of(roles));
    }

    String[] authorities() {
      return roles.stream().map(Role::scope).toArray(String[]::new);
    }
  }

  static boolean isReport(HttpServletRequest request) {
    return REPORT.matches(request);
  }

  /** What to tell somebody who is known, and does not get in. */
  Refusal refusal(HttpServletRequest request, @Nullable Authentication caller) {
    if (isReport(request)) {
      String systems = caller == null ? "" : Authorities.systemsOf(caller.getAuthorities());
      return Refusal.forbidden(
          "A system reports as itself only.",
          systems.isEmpty()
              ? "Use the credentials of the system in the address: baton.reporters."
              : "With these credentials report as " + systems + ".");
    }
    return forRoles.stream()
        .filter(door -> door.matcher().matches(request))
        .findFirst()
        .map(Doors::missingRole)
        .orElseGet(
            () ->
                Refusal.forbidden(
                    "Nothing is served at this address.", "Look for it in the documentation."));
  }

  private static Refusal missingRole(Door door) {
    String needed =
        new TreeSet<>(door.roles()).stream().map(Role::scope).collect(Collectors.joining(" or "));
    return Refusal.forbidden(
        "This needs the role " + needed + ".",
        "Have it added to your client's roles, or to the scopes of your token.");
  }

  private static RequestMatcher path(@Nullable HttpMethod method, String pattern) {
    PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
    return method == null ? paths.matcher(pattern) : paths.matcher(method, pattern);
  }
}
