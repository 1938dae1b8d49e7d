package io.baton.demo;

import io.baton.BatonApplication;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Baton's application in this JVM, as it also runs on its own. */
final class Application implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private Application(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Starts it; when this returns, the processes are deployed and the intake listens.
   *
   * @param processes folder of what it deploys
   * @param engine where the engine takes gRPC
   * @param systems base URL of the simulated systems
   */
  static Application start(Path processes, URI engine, URI systems) {
    // Arguments, because they win over the application's own configuration file.
    return new Application(
        new SpringApplicationBuilder(BatonApplication.class)
            .bannerMode(Banner.Mode.OFF)
            .registerShutdownHook(false)
            .run(
                "--logging.config=" + Logs.CONFIGURATION,
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--camunda.client.grpc-address=" + engine,
                "--baton.processes=" + processes,
                "--baton.systems-url=" + systems + "/systems/{system}",
                // A busy system is asked again soon: who watches a demo has no patience.
                "--baton.calls.retry.first-wait=PT1S",
                "--baton.calls.breaker.pause=PT1S",
                "--spring.datasource.url=jdbc:h2:mem:demo-" + UUID.randomUUID()));
  }

  /** Where it takes feedback. */
  URI address() {
    return URI.create(
        "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  @Override
  public void close() {
    context.close();
  }
}
