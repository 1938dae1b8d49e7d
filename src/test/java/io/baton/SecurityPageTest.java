package io.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The programs of docs/security.md, run as they stand there; only the system is one of the tests.
 */
class SecurityPageTest {

  private static final Signer FRAUD = Signer.named("fraud");

  private static RunningBaton baton;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    baton = RunningBaton.start("baton.reporters.fraud.secrets=" + FRAUD.secret());
  }

  @AfterAll
  static void stop() {
    baton.close();
  }

  @Test
  void signsWithCurlAndOpenssl() throws Exception {
    assumeTrue(isThere("curl") && isThere("openssl"), "needs curl and openssl");
    assertThat(run("bash", program("sh", "report.sh"), FRAUD.secret()))
        .contains("HTTP/1.1 202", "{\"answer\":\"early\"}");
    assertThat(run("bash", program("sh", "report.sh"), Signer.named("other").secret()))
        .contains("HTTP/1.1 401", "The signature does not fit.");
  }

  @Test
  void signsWithJava() throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertThat(run(java, program("java", "Report.java"), FRAUD.secret()))
        .contains("202 {\"answer\":\"early\"}");
  }

  @Test
  void signsWithNode() throws Exception {
    assumeTrue(isThere("node"), "needs Node.js");
    assertThat(run("node", program("js", "report.js"), FRAUD.secret()))
        .contains("202 {\"answer\":\"early\"}");
  }

  private Path program(String language, String name) throws IOException {
    String page = Files.readString(Path.of("../docs/security.md"));
    Matcher program =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(program.find()).as("a program in %s", language).isTrue();
    String text = program.group(1);
    assertThat(text).contains("/feedback/warehouse");
    return Files.writeString(
        folder.resolve(name), text.replace("/feedback/warehouse", "/feedback/fraud"));
  }

  private static String run(String command, Path program, String secret) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command, program.toString()).redirectErrorStream(true);
    builder.environment().put("SECRET", secret);
    builder.environment().put("BATON", baton.uri("").toString());
    builder.environment().put("NO_PROXY", "127.0.0.1");
    Process process = builder.start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static boolean isThere(String command) {
    List<String> folders = List.of(System.getenv("PATH").split(":", -1));
    return Stream.concat(folders.stream(), Stream.of("/usr/bin"))
        .anyMatch(each -> Files.isExecutable(Path.of(each, command)));
  }
}
