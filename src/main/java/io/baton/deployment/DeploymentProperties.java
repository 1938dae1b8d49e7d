package io.baton.deployment;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of deployment.
 *
 * @param processes folder of the processes, relative to where the application is started
 */
@Validated
@ConfigurationProperties("baton")
public record DeploymentProperties(@NotNull @DefaultValue("bpmn") Path processes) {}
