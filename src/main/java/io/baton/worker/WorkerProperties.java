package io.baton.worker;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the job workers beside those of Camunda's client.
 *
 * @param retryBackoff the wait before a job's last try; each one before is half as long
 */
@Validated
@ConfigurationProperties("baton")
public record WorkerProperties(
    @NotNull @DurationMin(millis = 1) @DurationMax(hours = 1) @DefaultValue("PT30S")
        Duration retryBackoff) {}
