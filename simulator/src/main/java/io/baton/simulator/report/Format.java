package io.baton.simulator.report;

import java.util.Locale;

/** Numbers as people read them, the same in every country. */
final class Format {
  private static final double SECOND = 1000;
  private static final double MINUTE = 60 * SECOND;
  private static final double HOUR = 60 * MINUTE;
  private static final double DAY = 24 * HOUR;

  private Format() {}

  /** Milliseconds in the unit that fits. */
  static String time(double milliseconds) {
    double size = Math.abs(milliseconds);
    if (size < SECOND) {
      return number(milliseconds, 0) + " ms";
    } else if (size < 2 * MINUTE) {
      return number(milliseconds / SECOND, 1) + " s";
    } else if (size < 2 * HOUR) {
      return number(milliseconds / MINUTE, 1) + " min";
    } else if (size < 2 * DAY) {
      return number(milliseconds / HOUR, 1) + " h";
    }
    return number(milliseconds / DAY, 1) + " d";
  }

  static String time(long milliseconds) {
    return time((double) milliseconds);
  }

  /** A share in percent. */
  static String percent(double share) {
    return number(share * 100, share != 0 && Math.abs(share) < 0.01 ? 2 : 1) + " %";
  }

  static String percent(long part, long all) {
    return percent(all == 0 ? 0 : (double) part / all);
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  static String number(double number, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", number);
  }

  static String perOrder(long number, int orders) {
    return number((double) number / orders, 2);
  }
}
