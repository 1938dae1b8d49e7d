package io.baton.demo;

import io.baton.sandbox.SandboxServer;
import io.baton.sandbox.SandboxSettings;
import io.camunda.client.CamundaClient;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;

/** Everything that a demo needs, started in order and closed in reverse. */
final class DemoStack implements AutoCloseable {

  private final Deque<Runnable> closing = new ArrayDeque<>();
  private final EmbeddedEngine engine;
  private final SandboxServer sandbox;
  private final Application application;
  private final CamundaClient client;

  /** Starts engine, systems and application, the processes deployed. */
  DemoStack(DemoSettings settings) throws IOException {
    try {
      engine = EmbeddedEngine.start();
      closing.push(engine::close);
      // Where to report is known only when the application listens.
      sandbox =
          SandboxServer.start(
              SandboxSettings.embedded(settings.seed(), URI.create("http://127.0.0.1:9")));
      closing.push(sandbox::close);
      application = Application.start(settings.processes(), engine.address(), systems());
      closing.push(application::close);
      sandbox.reportTo(application.address());
      client =
          CamundaClient.newClientBuilder()
              .grpcAddress(engine.address())
              .preferRestOverGrpc(false)
              .build();
      closing.push(client::close);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  EmbeddedEngine engine() {
    return engine;
  }

  SandboxServer sandbox() {
    return sandbox;
  }

  Application application() {
    return application;
  }

  CamundaClient client() {
    return client;
  }

  /** Base URL of the simulated systems. */
  URI systems() {
    return URI.create("http://127.0.0.1:" + sandbox.port());
  }

  @Override
  public void close() {
    while (!closing.isEmpty()) {
      closing.pop().run();
    }
  }
}
