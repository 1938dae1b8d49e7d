package io.baton.observe;

import io.micrometer.observation.ObservationPredicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

@Configuration(proxyBeanMethods = false)
class ObserveConfiguration {

  /** Whoever looks at health and metrics, several times a minute, has no trace. */
  @Bean
  ObservationPredicate notOfTheActuator() {
    return (name, context) ->
        !(context instanceof ServerRequestObservationContext request
            && request.getCarrier().getRequestURI().startsWith("/actuator"));
  }
}
