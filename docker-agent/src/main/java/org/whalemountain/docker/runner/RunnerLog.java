package org.whalemountain.docker.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a runner's last lines tell. The words are those of gitlab-runner v19.4.0, network/gitlab.go:
 * {@code RequestJob}, {@code UpdateJob}, {@code PatchTrace}.
 *
 * @param lastContactAt when GitLab last answered, be it that it refused; null where no line says so
 * @param isRefused whether GitLab's last word was that it does not take the token
 * @param lines for a person: no debug lines, no tokens
 */
record RunnerLog(Instant lastContactAt, boolean isRefused, List<String> lines) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ASKED = "Checking for jobs...";
  private static final String COORDINATOR = "to coordinator...";
  private static final Pattern TOKEN = Pattern.compile("gl[a-z]{2,6}-[A-Za-z0-9_.-]{4,}");
  private static final int LONGEST_LINE = 500;

  RunnerLog {
    lines = List.copyOf(lines);
  }

  /** Reads lines, oldest first, as {@code log_format = "json"} writes them; others are kept. */
  static RunnerLog read(List<String> written) {
    Instant contact = null;
    var refused = false;
    var lines = new ArrayList<String>();
    for (var line : written) {
      var json = parse(line);
      var message = json == null ? line : json.path("msg").asText();
      var at = json == null ? null : time(json.path("time").asText());
      if (message.startsWith(ASKED)) {
        var answer = message.substring(ASKED.length()).strip();
        if (answer.equals("forbidden")) {
          refused = true;
          contact = at;
        } else if (answer.equals("received") || answer.equals("no content")) {
          refused = false;
          contact = at;
        }
      } else if (message.contains(COORDINATOR) && message.endsWith("ok")) {
        contact = at;
      }
      if (json == null || isForPeople(json.path("level").asText())) {
        add(lines, at, json == null ? "" : json.path("level").asText(), message);
      }
    }
    return new RunnerLog(contact, refused, lines);
  }

  private static boolean isForPeople(String level) {
    return !level.equals("debug") && !level.equals("trace");
  }

  private static void add(List<String> lines, Instant at, String level, String message) {
    var text = TOKEN.matcher(message.replaceAll("\\p{Cntrl}", " ").strip()).replaceAll("[token]");
    if (!text.isEmpty()) {
      var whole = (at == null ? "" : at + " ") + (level.isEmpty() ? "" : level + ": ") + text;
      lines.add(whole.length() > LONGEST_LINE ? whole.substring(0, LONGEST_LINE) + "…" : whole);
    }
  }

  private static JsonNode parse(String line) {
    try {
      var json = JSON.readTree(line);
      return json != null && json.isObject() ? json : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
