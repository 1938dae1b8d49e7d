package io.baton.demo;

import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.camunda.zeebe.protocol.record.Record;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A Zeebe engine inside this JVM, with its records and a clock that can be moved forward. */
final class EmbeddedEngine implements AutoCloseable {

  private final ZeebeTestEngine engine = EngineFactory.create();
  private int read;
  private Duration moved = Duration.ZERO;

  private EmbeddedEngine() {}

  static EmbeddedEngine start() {
    EmbeddedEngine embedded = new EmbeddedEngine();
    embedded.engine.start();
    return embedded;
  }

  /** Where clients connect over gRPC. */
  URI address() {
    // The engine names the address it is bound to, 0.0.0.0.
    return URI.create(
        "http://127.0.0.1:" + URI.create("http://" + engine.getGatewayAddress()).getPort());
  }

  /** Gives {@code reader} every record since the last call. For one thread only. */
  void readNew(Consumer<Record<?>> reader) {
    // The engine appends to the same list and never changes what is in it.
    if (!(engine.getRecordStreamSource().getRecords() instanceof List<Record<?>> records)) {
      throw new IllegalStateException("the engine's records are no list any more");
    }
    for (; read < records.size(); read++) {
      reader.accept(records.get(read));
    }
  }

  /** The time of the engine's clock, in milliseconds since 1970. */
  long now() {
    return System.currentTimeMillis() + moved.toMillis();
  }

  /** How far its clock is ahead of ours. */
  Duration moved() {
    return moved;
  }

  void move(Duration ahead) {
    moved = moved.plus(ahead);
    engine.increaseTime(ahead);
  }

  @Override
  public void close() {
    engine.stop();
  }
}
