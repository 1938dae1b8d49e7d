package io.baton.order;

import java.util.Optional;

/**
 * The process that an order runs.
 *
 * @param version empty if that is not known
 */
public record OrderProcess(String businessType, Optional<Integer> version) {

  public static OrderProcess of(String businessType, int version) {
    return new OrderProcess(businessType, Optional.of(version));
  }

  /** As the engine knows it. */
  public String processId() {
    return "fulfillment-" + businessType;
  }
}
