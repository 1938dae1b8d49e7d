package io.baton.openapi;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** {@code GET /openapi/*.yaml}: the documents of the folder docs/openapi, which is in the jar. */
@Configuration(proxyBeanMethods = false)
class ServedDocuments implements WebMvcConfigurer {

  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer types) {
    types.mediaType("yaml", MediaType.APPLICATION_YAML);
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry.addResourceHandler("/openapi/*.yaml").addResourceLocations("classpath:/openapi/");
  }
}
