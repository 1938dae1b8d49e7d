package io.baton.broker;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Runs inside the broker, once per partition: sends each record of the log as a line of JSON to the
 * {@link RecordLog}.
 *
 * <p>It uses nothing but what the broker has on its own classpath. Whoever drives a test waits for
 * the records, hence each is sent at once.
 */
public final class RecordExporter implements Exporter {
  static final String PORT = "port";
  static final String EVENTS_ONLY = "eventsOnly";

  private int port;
  private Optional<Controller> broker = Optional.empty();
  private Optional<Socket> connection = Optional.empty();

  @Override
  public void configure(Context context) {
    port = Integer.parseInt(argument(context, PORT));
    if (Boolean.parseBoolean(argument(context, EVENTS_ONLY))) {
      context.setFilter(new EventsOnly());
    }
  }

  private static String argument(Context context, String name) {
    return String.valueOf(context.getConfiguration().getArguments().get(name));
  }

  private static final class EventsOnly implements Context.RecordFilter {
    @Override
    public boolean acceptType(RecordType type) {
      return type == RecordType.EVENT;
    }

    @Override
    public boolean acceptValue(ValueType type) {
      return true;
    }
  }

  @Override
  public void open(Controller controller) {
    broker = Optional.of(controller);
  }

  /** Throws when nobody takes the record; the broker then tries again. */
  @Override
  public void export(Record<?> record) {
    try {
      byte[] line = (record.toJson() + "\n").getBytes(StandardCharsets.UTF_8);
      connected().getOutputStream().write(line);
    } catch (IOException e) {
      connection = Optional.empty();
      throw new UncheckedIOException(e);
    }
    broker.ifPresent(b -> b.updateLastExportedRecordPosition(record.getPosition()));
  }

  private Socket connected() throws IOException {
    if (connection.isEmpty()) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      connection = Optional.of(socket);
    }
    return connection.get();
  }
}
