package io.baton.security;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What somebody may do, as Spring Security keeps it: roles, and the systems that it is. */
final class Authorities {

  private static final String SYSTEM = "system:";

  private Authorities() {}

  static GrantedAuthority of(Role role) {
    return new SimpleGrantedAuthority(role.scope());
  }

  /** To report as this system. */
  static GrantedAuthority ofSystem(String system) {
    return new SimpleGrantedAuthority(SYSTEM + system);
  }

  static boolean isSystem(Authentication caller, String system) {
    return caller.getAuthorities().contains(ofSystem(system));
  }

  /** The systems as which somebody may report, in words; empty if there are none. */
  static String systemsOf(Collection<? extends GrantedAuthority> authorities) {
    List<String> names = authorities.stream().map(GrantedAuthority::getAuthority).toList();
    return names.stream()
        .filter(name -> name.startsWith(SYSTEM))
        .map(name -> name.substring(SYSTEM.length()))
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
