package io.baton.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a port of this machine that can be cut, as a network is cut: connections break, and new
 * ones come to nothing.
 */
public final class Gate implements AutoCloseable {
  private final int target;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  private Gate(int target) throws IOException {
    this.target = target;
    server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  /** Opens a gate before that port. */
  public static Gate before(int target) {
    try {
      return new Gate(target);
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
    cut = true;
    open.forEach(Gate::close);
  }

  public void mend() {
    cut = false;
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
    if (cut) {
      close(from);
      return;
    }
    Socket to = new Socket();
    open.add(from);
    open.add(to);
    try {
      to.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      to.setTcpNoDelay(true);
      from.setTcpNoDelay(true);
      Thread.ofVirtual().start(() -> pass(from, to));
      pass(to, from);
    } catch (IOException e) {
      forget(from, to);
    }
    if (cut) { // Cut while it was being connected.
      forget(from, to);
    }
  }

  private void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // One of the two is gone, so the other goes, too.
    }
    forget(from, to);
  }

  private void forget(Socket from, Socket to) {
    close(from);
    close(to);
    open.remove(from);
    open.remove(to);
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
