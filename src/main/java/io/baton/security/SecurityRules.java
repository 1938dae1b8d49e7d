package io.baton.security;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.JwkSetUriJwtDecoderBuilderCustomizer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Puts the doors and their guards into Spring Security. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessProperties.class)
class SecurityRules {

  /** A slow identity provider must not keep reports waiting for long. */
  private static final Duration ISSUER_TIMEOUT = Duration.ofSeconds(3);

  @Bean
  SecurityFilterChain guardedDoors(
      HttpSecurity http,
      Guarding guarding,
      Doors doors,
      AccessProperties access,
      Reporters reporters,
      AuthenticationManager bearerTokens,
      Refusals refusals,
      Clock clock)
      throws Exception {
    // Nothing here uses cookies, so no page in a browser can use somebody's rights.
    http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    switch (guarding.state()) {
      case GUARDED -> {
        http.authorizeHttpRequests(rules -> guard(rules, doors))
            .oauth2ResourceServer(
                tokens ->
                    tokens
                        .authenticationManagerResolver(request -> bearerTokens)
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
            .exceptionHandling(
                refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
            .addFilterBefore(
                new SignedReportFilter(reporters, access.signatureTolerance(), clock, refusals),
                BearerTokenAuthenticationFilter.class);
      }
      case THIS_MACHINE ->
          http.authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
              .addFilterBefore(new ThisMachineFilter(refusals), AuthorizationFilter.class);
      case OFF -> http.authorizeHttpRequests(rules -> rules.anyRequest().permitAll());
    }
    return http.build();
  }

  /** As strict as it comes, but for a percent sign: order ids are any text. */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedPercent(true);
    return firewall;
  }

  @Bean
  AuthenticationManager bearerTokens(
      Clients clients,
      Reporters reporters,
      ObjectProvider<JwtDecoder> decoder,
      AccessProperties access) {
    return new BearerTokens(clients, reporters, decoder.getIfAvailable(), access.tokenClaim());
  }

  @Bean
  JwkSetUriJwtDecoderBuilderCustomizer identityProvider(RestTemplateBuilder http) {
    return decoder ->
        decoder.restOperations(
            http.connectTimeout(ISSUER_TIMEOUT).readTimeout(ISSUER_TIMEOUT).build());
  }

  private static void guard(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          rules,
      Doors doors) {
    // An error page belongs to a request that was let in, or to one that was refused already.
    rules.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
    doors.forAnybody().forEach(door -> rules.requestMatchers(door).permitAll());
    rules.requestMatchers(Doors.REPORT).access(asItself());
    doors
        .forRoles()
        .forEach(door -> rules.requestMatchers(door.matcher()).hasAnyAuthority(door.authorities()));
    rules.anyRequest().denyAll();
  }

  private static AuthorizationManager<RequestAuthorizationContext> asItself() {
    return (caller, request) ->
        new AuthorizationDecision(
            Authorities.isSystem(caller.get(), request.getVariables().getOrDefault("system", "")));
  }
}
