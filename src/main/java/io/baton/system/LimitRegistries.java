package io.baton.system;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What limits the calls of systems, each under the system's id; beans, so that it can be watched.
 */
@Configuration(proxyBeanMethods = false)
class LimitRegistries {

  @Bean
  CircuitBreakerRegistry circuitBreakers() {
    return CircuitBreakerRegistry.ofDefaults();
  }

  @Bean
  BulkheadRegistry bulkheads() {
    return BulkheadRegistry.ofDefaults();
  }

  @Bean
  RateLimiterRegistry rateLimiters() {
    return RateLimiterRegistry.ofDefaults();
  }
}
