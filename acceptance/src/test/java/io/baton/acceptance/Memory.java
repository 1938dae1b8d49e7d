package io.baton.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a process has of the machine's memory, in MB, as Linux tells.
 *
 * @param resident now
 * @param peak the most that it ever had
 */
public record Memory(long resident, long peak) {
  private static final long KB_IN_MB = 1024;

  public static Memory of(long pid) {
    try {
      List<String> lines = Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status"));
      return new Memory(megabytes(lines, "VmRSS:"), megabytes(lines, "VmHWM:"));
    } catch (IOException e) {
      throw new UncheckedIOException("Process " + pid + " has ended", e);
    }
  }

  private static long megabytes(List<String> lines, String name) {
    return lines.stream()
            .filter(line -> line.startsWith(name))
            .map(line -> line.replaceAll("[^0-9]", ""))
            .mapToLong(Long::parseLong)
            .findFirst()
            .orElseThrow()
        / KB_IN_MB;
  }
}
