package io.baton;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** HTTP as no decent client would speak it. */
final class RawHttp implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;

  RawHttp(RunningBaton baton) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), baton.uri("/").getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** The status of a request without a body. */
  static int status(RunningBaton baton, String methodAndPath, String... headers)
      throws IOException {
    try (RawHttp http = new RawHttp(baton)) {
      http.send(head(methodAndPath, headers));
      return http.status();
    }
  }

  static String head(String methodAndPath, String... headers) {
    return methodAndPath + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** The answer's status; -1 if the connection is closed without an answer. */
  int status() throws IOException {
    BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String first = lines.readLine();
    return first == null ? -1 : Integer.parseInt(first.split(" ", -1)[1]);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
