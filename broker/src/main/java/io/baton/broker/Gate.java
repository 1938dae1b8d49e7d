package io.baton.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A way to a port of this machine that can be cut, as a network is cut: connections break, and new
 * ones come to nothing.
 *
 * <p>Before several ports it is what a load balancer is: each new connection goes to the next port
 * that takes it.
 */
public final class Gate implements AutoCloseable {
  private final int[] targets;
  private final AtomicInteger next = new AtomicInteger();
  private final ServerSocket server;

  /** Both ends of each connection: who came, and where it goes. */
  private final Map<Socket, Socket> open = new ConcurrentHashMap<>();

  private volatile Predicate<Socket> isCut = from -> false;

  private Gate(int... targets) throws IOException {
    this.targets = targets.clone();
    server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** Opens a gate before these ports. */
  public static Gate before(int... targets) {
    try {
      return new Gate(targets);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port to connect to. */
  public int port() {
    return server.getLocalPort();
  }

  /** Breaks all connections, and lets nobody through until {@link #mend()}. */
  public void cut() {
    cutFor(from -> true);
  }

  /** Cuts it for those only who come from such a socket. */
  void cutFor(Predicate<Socket> who) {
    isCut = who;
    open.forEach(
        (from, to) -> {
          if (who.test(from)) {
            forget(from, to);
          }
        });
  }

  public void mend() {
    isCut = from -> false;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket from = server.accept();
        Thread.ofVirtual().start(() -> connect(from));
      } catch (IOException e) {
        return; // Closed.
      }
    }
  }

  private void connect(Socket from) {
    if (isCut.test(from)) {
      close(from);
      return;
    }
    try {
      from.setTcpNoDelay(true);
      Socket to = connected();
      open.put(from, to);
      if (isCut.test(from)) { // Cut while it was being connected.
        forget(from, to);
      }
      Thread.ofVirtual().start(() -> pass(from, to, () -> forget(from, to)));
      pass(to, from, () -> forget(from, to));
    } catch (IOException e) {
      close(from); // Nobody listens.
    }
  }

  /** To the first that takes the connection. */
  private Socket connected() throws IOException {
    int first = next.getAndIncrement();
    IOException nobody = new IOException("Nobody listens");
    for (int i = 0; i < targets.length; i++) {
      int target = targets[Math.floorMod(first + i, targets.length)];
      Socket to = new Socket();
      try {
        to.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
        to.setTcpNoDelay(true);
        return to;
      } catch (IOException e) {
        close(to);
        nobody.addSuppressed(e);
      }
    }
    throw nobody;
  }

  /** Until one of the two is gone; then the other goes, too. */
  private static void pass(Socket source, Socket destination, Runnable end) {
    try {
      source.getInputStream().transferTo(destination.getOutputStream());
    } catch (IOException e) {
      // Gone.
    }
    end.run();
  }

  private void forget(Socket from, Socket to) {
    close(from);
    close(to);
    open.remove(from);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    cut();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
