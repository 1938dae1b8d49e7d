package io.baton.generator.reference;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What guards see of an order's systems, by id, the request among them: contract section 2. */
public final class GuardView {
  private GuardView() {}

  public static Map<String, Map<String, @Nullable Object>> of(ReferenceInterpreter order) {
    Map<String, Map<String, @Nullable Object>> systems = new LinkedHashMap<>();
    order.state().systems().forEach(system -> systems.put(system.id, system.asGuardsSeeIt()));
    return systems;
  }
}
