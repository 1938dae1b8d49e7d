package io.baton.feedback;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the intake.
 *
 * @param messageTtl how long the engine keeps a message that no process waits for yet. A long one
 *     costs the broker state; what outlives it is delivered again from the ledger.
 * @param keepEarly how long feedback waits for its order to start, or to call its system, before it
 *     goes into quarantine
 * @param keepEnded how long an order stays in the ledger after its end. Until then a late or
 *     repeated report is known for what it is.
 */
@Validated
@ConfigurationProperties("baton")
public record FeedbackProperties(
    @NotNull @DurationMin(seconds = 10) @DurationMax(hours = 1) @DefaultValue("PT10M")
        Duration messageTtl,
    @NotNull @DurationMin(seconds = 1) @DefaultValue("P3D") Duration keepEarly,
    @NotNull @DurationMin(days = 1) @DefaultValue("P90D") Duration keepEnded) {}
