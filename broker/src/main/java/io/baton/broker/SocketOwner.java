package io.baton.broker;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose the other end of a connection within this machine is, as Linux tells it in /proc. */
final class SocketOwner {
  private static final Path PROC = Path.of("/proc");
  private static final int LOCAL_ADDRESS = 1;
  private static final int REMOTE_ADDRESS = 2;
  private static final int INODE = 9;

  private SocketOwner() {}

  /** Whether a process of this user holds the other end. */
  static boolean isOtherEndOf(Socket ours, long process) {
    return inodeOfOtherEnd(ours).filter(inode -> holds(process, inode)).isPresent();
  }

  private static Optional<String> inodeOfOtherEnd(Socket ours) {
    String local = ":%04X".formatted(ours.getPort());
    String remote = ":%04X".formatted(ours.getLocalPort());
    return Stream.of("net/tcp", "net/tcp6")
        .flatMap(table -> lines(PROC.resolve(table)).stream())
        .map(line -> line.strip().split("\\s+"))
        .filter(row -> row[LOCAL_ADDRESS].endsWith(local) && row[REMOTE_ADDRESS].endsWith(remote))
        .map(row -> row[INODE])
        .findFirst();
  }

  private static boolean holds(long process, String inode) {
    Path socket = Path.of("socket:[" + inode + "]");
    try (Stream<Path> files = Files.list(PROC.resolve(String.valueOf(process)).resolve("fd"))) {
      return files.anyMatch(file -> socket.equals(target(file)));
    } catch (IOException e) {
      return false; // The process has ended.
    }
  }

  private static Path target(Path link) {
    try {
      return Files.readSymbolicLink(link);
    } catch (IOException e) {
      return link; // Closed meanwhile.
    }
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
