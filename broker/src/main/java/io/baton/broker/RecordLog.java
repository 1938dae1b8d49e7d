package io.baton.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.camunda.zeebe.protocol.jackson.ZeebeProtocolModule;
import io.camunda.zeebe.protocol.record.Record;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The records of a {@link RealEngine}, as its {@link RecordExporter}s send them: those of one
 * partition in their order, those of several as they arrive.
 *
 * <p>Of a cluster, a partition's new leader sends again what the old one may have sent already: it
 * learns every few seconds only how far that one was. An old leader that does not know yet that it
 * is none sends nothing that the new one does not have, as only what a majority has is exported.
 */
public final class RecordLog implements AutoCloseable {
  private static final ObjectReader READER =
      new ObjectMapper()
          .registerModule(new ZeebeProtocolModule())
          .readerFor(new TypeReference<Record<?>>() {});

  private final ServerSocket server;
  private final List<Record<?>> records = new ArrayList<>();
  private final Map<Integer, Long> lastPositions = new HashMap<>();

  /** Held until a record's listeners have it: for a while a partition may have two leaders. */
  private final Map<Integer, Object> partitions = new ConcurrentHashMap<>();

  private final List<Consumer<Record<?>>> listeners = new CopyOnWriteArrayList<>();
  private Optional<JsonProcessingException> unreadable = Optional.empty();

  RecordLog() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("records").start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Everything from that index on. */
  public List<Record<?>> since(int index) {
    synchronized (records) {
      unreadable.ifPresent(
          e -> {
            throw new UncheckedIOException("The broker sent a record that cannot be read", e);
          });
      return List.copyOf(records.subList(index, records.size()));
    }
  }

  /** Drops those that have come so far, so that long runs need no long memory; the next is 0. */
  public void forget() {
    synchronized (records) {
      records.clear();
    }
  }

  /** Tells each record from now on, on the thread that received it. */
  public void listen(Consumer<Record<?>> listener) {
    listeners.add(listener);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofPlatform().daemon().name("records-of-partition").start(() -> read(socket));
      }
    } catch (SocketException e) {
      // Closed: no more will come.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Socket socket) {
    try (socket;
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        add(READER.readValue(line));
      }
    } catch (JsonEOFException e) {
      // Half a line: the broker was killed. It sends that record again when it is back.
    } catch (JsonProcessingException e) {
      synchronized (records) {
        unreadable = Optional.of(e);
      }
    } catch (IOException e) {
      // The broker is gone.
    }
  }

  private void add(Record<?> record) {
    synchronized (partitions.computeIfAbsent(record.getPartitionId(), id -> new Object())) {
      if (isNew(record)) {
        listeners.forEach(listener -> listener.accept(record));
      }
    }
  }

  /** A broker that starts again repeats what it does not know to be exported. */
  private boolean isNew(Record<?> record) {
    synchronized (records) {
      long last = lastPositions.getOrDefault(record.getPartitionId(), -1L);
      if (record.getPosition() <= last) {
        return false;
      }
      lastPositions.put(record.getPartitionId(), record.getPosition());
      records.add(record);
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
