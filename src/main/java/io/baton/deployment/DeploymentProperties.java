package io.baton.deployment;

import jakarta.validation.constraints.NotBlank;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of deployment.
 *
 * @param processes folder of the processes, relative to where the application is started. A text,
 *     because Spring takes a relative path for one of the web application's and refuses {@code ..}.
 * @param otherSystems ids of systems that no process of the folder calls, but orders of other
 *     versions may
 */
@Validated
@ConfigurationProperties("baton")
public record DeploymentProperties(
    @NotBlank @DefaultValue("bpmn") String processes, @DefaultValue List<String> otherSystems) {

  public DeploymentProperties {
    otherSystems = List.copyOf(otherSystems);
  }

  Path folder() {
    return Path.of(processes);
  }
}
