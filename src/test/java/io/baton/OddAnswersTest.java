package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.system.TriggerAnswer;
import io.baton.system.TriggerAnswer.InVain;
import io.baton.system.TriggerAnswer.Later;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Systems that do not speak as one should, byte by byte. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OddAnswersTest {

  private static final String HEAD =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";

  @Test
  void readsNoMoreThanAnAnswerMayHave() throws Exception {
    CountDownLatch brokenOff = new CountDownLatch(1);
    AtomicLong written = new AtomicLong();
    try (OddSystem odd =
            new OddSystem(
                out -> {
                  out.write(HEAD.getBytes(StandardCharsets.UTF_8));
                  byte[] much = new byte[1024];
                  try {
                    while (true) {
                      out.write(much);
                      written.addAndGet(much.length);
                    }
                  } catch (IOException e) {
                    brokenOff.countDown();
                  }
                });
        CalledSystems called = odd.called("PT20S")) {
      TriggerAnswer answer = called.trigger("inventory", "o1");
      assertThat(answer).isInstanceOf(InVain.class);
      assertThat(called.text(answer)).contains("no status").contains("more than 256 KB");
      assertThat(brokenOff.await(10, TimeUnit.SECONDS)).isTrue();
      // What was in buffers by then, and no more.
      assertThat(written).hasValueLessThan(64L * 1024 * 1024);
    }
  }

  @Test
  void waitsForAnAnswerThatDripsNoLongerThanTheReadTimeout() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (OddSystem odd =
            new OddSystem(
                out -> {
                  out.write(HEAD.getBytes(StandardCharsets.UTF_8));
                  while (!over.await(50, TimeUnit.MILLISECONDS)) {
                    out.write(' ');
                    out.flush();
                  }
                });
        CalledSystems called = odd.called("PT1S")) {
      TriggerAnswer answer = called.trigger("inventory", "o1");
      over.countDown();
      assertThat(answer).isInstanceOf(Later.class);
      assertThat(called.text(answer)).contains("its answer was not complete in time.");
    }
  }

  @Test
  void takesWhatIsNoHttpForAFailedConnection() throws Exception {
    try (OddSystem odd =
            new OddSystem(out -> out.write("220 smtp ready\r\n".getBytes(StandardCharsets.UTF_8)));
        CalledSystems called = odd.called("PT5S")) {
      TriggerAnswer answer = called.trigger("inventory", "o1");
      assertThat(answer).isInstanceOf(Later.class);
      assertThat(called.text(answer)).contains("was not reached by the call trigger: ");
    }
  }

  @Test
  void showsTheBeginningOfGarbageOnOneLine() throws Exception {
    String garbage = HEAD + "<html>\n<b>\u0007oh no" + "x".repeat(1000);
    try (OddSystem odd = new OddSystem(out -> out.write(garbage.getBytes(StandardCharsets.UTF_8)));
        CalledSystems called = odd.called("PT5S")) {
      TriggerAnswer answer = called.trigger("inventory", "o1");
      assertThat(answer).isInstanceOf(InVain.class);
      assertThat(called.text(answer))
          .contains("It answered: \"<html> <b> oh noxxx")
          .contains("xxx...\". Have the system answer with a status");
    }
  }

  @Test
  void followsNoRedirectionWithItsCredentials() throws Exception {
    try (RecordedSystems elsewhere = new RecordedSystems();
        OddSystem odd =
            new OddSystem(
                out ->
                    out.write(
                        ("HTTP/1.1 307 There\r\nContent-Length: 0\r\nLocation: "
                                + elsewhere.url().replace("{system}", "inventory")
                                + "/trigger\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8)));
        CalledSystems called = odd.called("PT5S")) {
      TriggerAnswer answer = called.trigger("inventory", "o1");
      assertThat(answer).isInstanceOf(InVain.class);
      assertThat(called.text(answer)).contains("with HTTP 307.");
      assertThat(elsewhere.calls(call -> true)).isEmpty();
    }
  }

  private interface Answering {
    void answer(OutputStream out) throws Exception;
  }

  /** Takes a request, whatever it says, and answers with bytes. */
  private static final class OddSystem implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Answering answering;

    OddSystem(Answering answering) throws IOException {
      this.answering = answering;
      Thread.ofVirtual().start(this::serve);
    }

    CalledSystems called(String readTimeout) throws IOException {
      return CalledSystems.start(
          "baton.systems.inventory.url=http://127.0.0.1:" + server.getLocalPort(),
          "baton.systems.inventory.read-timeout=" + Duration.parse(readTimeout));
    }

    private void serve() {
      while (!server.isClosed()) {
        try (Socket socket = server.accept()) {
          InputStream in = socket.getInputStream();
          byte[] request = new byte[64 * 1024];
          String text = "";
          while (!text.contains("}")) {
            text += new String(request, 0, in.read(request), StandardCharsets.UTF_8);
          }
          answering.answer(socket.getOutputStream());
        } catch (Exception e) {
          // The client has broken off, or the test is over.
        }
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
