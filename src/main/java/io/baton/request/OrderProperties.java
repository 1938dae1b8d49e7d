package io.baton.request;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of orders over HTTP.
 *
 * @param mostWaiting how many accepted orders may wait for their first call of a system; more are
 *     refused, so that nobody waits longer than it takes to get so many going
 */
@Validated
@ConfigurationProperties("baton.orders")
public record OrderProperties(@Min(1) @DefaultValue("1000") int mostWaiting) {}
