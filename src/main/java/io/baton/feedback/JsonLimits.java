package io.baton.feedback;

import com.fasterxml.jackson.core.StreamReadConstraints;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How deep and how long what is read as JSON may be. Its size is limited where it comes in, so
 * texts have no limit of their own here.
 */
@Configuration(proxyBeanMethods = false)
class JsonLimits {

  /** Objects and arrays within each other. */
  static final int DEEPEST = 100;

  /** Characters of a number; the engine takes no whole number of more than 20. */
  static final int LONGEST_NUMBER = 400;

  @Bean
  Jackson2ObjectMapperBuilderCustomizer limitsOfReading() {
    return builder ->
        builder.postConfigurer(
            mapper ->
                mapper
                    .getFactory()
                    .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build()));
  }
}
