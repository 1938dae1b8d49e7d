package io.baton.observe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What the log lines of this thread are about, until it is closed: the order, the system, the
 * process instance.
 */
public final class LogContext implements AutoCloseable {

  public static final String ORDER = "orderId";
  public static final String SYSTEM = "system";
  public static final String PROCESS_INSTANCE = "processInstance";

  private final Map<String, @Nullable String> before = new LinkedHashMap<>();

  /** Of feedback. */
  public static LogContext of(String orderId, String system) {
    return new LogContext().put(ORDER, orderId).put(SYSTEM, system);
  }

  LogContext put(String key, String value) {
    before.put(key, MDC.get(key));
    // Ids come from outside: one with a line break must not be able to forge a line.
    MDC.put(key, value.replaceAll("\\p{Cntrl}", " "));
    return this;
  }

  /** Works, then closes. */
  public <T> T during(Supplier<T> work) {
    try {
      return work.get();
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    before.forEach(
        (key, value) -> {
          if (value == null) {
            MDC.remove(key);
          } else {
            MDC.put(key, value);
          }
        });
  }
}
