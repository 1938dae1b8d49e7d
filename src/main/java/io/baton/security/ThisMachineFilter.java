package io.baton.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps web pages out while programs of this machine are let in without more ado: a page that is
 * open in a browser here reaches 127.0.0.1, too, by an address of its own or by a name that it
 * makes mean this machine.
 */
final class ThisMachineFilter extends OncePerRequestFilter {

  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[(::1|0:0:0:0:0:0:0:1)]");

  private final Refusals refusals;

  ThisMachineFilter(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getHeader("Origin") != null
        || !THIS_MACHINE.matcher(request.getServerName()).matches()) {
      refusals.send(response, Refusal.BROWSER);
      return;
    }
    chain.doFilter(request, response);
  }
}
