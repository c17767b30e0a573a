package org.whalemountain.console.docker;

import java.time.Duration;

/** How long ago something was, in the engine's words. */
final class Ago {

  private Ago() {}

  static String of(Duration time) {
    var seconds = Math.max(0, time.toSeconds());
    var minutes = seconds / 60;
    var hours = Math.round(seconds / 3600.0);
    var days = hours / 24;
    if (seconds < 1) {
      return "Less than a second";
    } else if (seconds == 1) {
      return "1 second";
    } else if (seconds < 60) {
      return seconds + " seconds";
    } else if (minutes == 1) {
      return "About a minute";
    } else if (minutes < 60) {
      return minutes + " minutes";
    } else if (hours == 1) {
      return "About an hour";
    } else if (hours < 48) {
      return hours + " hours";
    } else if (days < 14) {
      return days + " days";
    } else if (days < 60) {
      return days / 7 + " weeks";
    } else if (days < 730) {
      return days / 30 + " months";
    }
    return days / 365 + " years";
  }
}
