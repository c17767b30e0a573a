package org.whalemountain.docker.runner;

import java.util.List;
import java.util.stream.Collectors;
import org.whalemountain.api.runner.RunnerSettings;

/**
 * The runner's {@code config.toml}, key by key. The keys are those of GitLab Runner 19.4
 * (gitlab-org/gitlab-runner v19.4.0, docs/configuration/advanced-configuration.md and
 * common/config.go).
 *
 * <p>Jobs are given the build engine's own socket by its path in the engine's file system; the
 * runner reaches the same engine through the agent's door. Debug lines are the only ones in which a
 * runner tells that GitLab had no work (network/gitlab.go, {@code RequestJob}).
 */
record ConfigToml(String name, RunnerSettings settings, RunnerConfig config) {

  /** Folder of the agent's door in the runner, and of the engine's socket in the engine. */
  static final String SOCKET_FOLDER = "/run/whalemountain";

  static final String FOLDER = "/etc/gitlab-runner";
  static final String CERTIFICATES = "certificates.pem";
  private static final String SOCKET = SOCKET_FOLDER + "/docker.sock";
  private static final String USUAL_SOCKET = "/var/run/docker.sock";

  /** The whole file. It holds the token: it is for the runner's eyes only. */
  String text() {
    var text = new StringBuilder();
    number(text, "", "concurrent", 1);
    number(text, "", "check_interval", config.checkInterval());
    string(text, "", "log_level", "debug");
    string(text, "", "log_format", "json");
    text.append("\n[[runners]]\n");
    string(text, "  ", "name", name);
    string(text, "  ", "url", settings.gitlabUrl());
    string(text, "  ", "token", settings.token());
    if (config.certificates().isPresent()) {
      string(text, "  ", "tls-ca-file", FOLDER + "/" + CERTIFICATES);
    }
    string(text, "  ", "executor", "docker");
    number(text, "  ", "limit", 1);
    list(text, "  ", "environment", List.of("DOCKER_HOST=unix://" + USUAL_SOCKET));
    text.append("\n  [runners.docker]\n");
    string(text, "    ", "host", "unix://" + SOCKET);
    string(text, "    ", "image", config.jobImage());
    list(text, "    ", "pull_policy", List.of(config.pullPolicy()));
    bool(text, "    ", "privileged", false);
    list(text, "    ", "allowed_privileged_images", List.of());
    list(text, "    ", "security_opt", List.of("no-new-privileges:true"));
    string(text, "    ", "memory", config.jobMemory());
    string(text, "    ", "memory_swap", config.jobMemory());
    string(text, "    ", "cpus", config.jobCpus());
    list(text, "    ", "volumes", List.of(SOCKET + ":" + USUAL_SOCKET, "/cache"));
    return text.toString();
  }

  private static void number(StringBuilder text, String indent, String key, long value) {
    line(text, indent, key, Long.toString(value));
  }

  private static void bool(StringBuilder text, String indent, String key, boolean value) {
    line(text, indent, key, Boolean.toString(value));
  }

  private static void string(StringBuilder text, String indent, String key, String value) {
    line(text, indent, key, quoted(value));
  }

  private static void list(StringBuilder text, String indent, String key, List<String> values) {
    line(
        text,
        indent,
        key,
        values.stream().map(ConfigToml::quoted).collect(Collectors.joining(", ", "[", "]")));
  }

  private static void line(StringBuilder text, String indent, String key, String value) {
    text.append(indent).append(key).append(" = ").append(value).append('\n');
  }

  /** A basic string (toml.io/en/v1.0.0, "String"). */
  static String quoted(String value) {
    var quoted = new StringBuilder("\"");
    for (var i = 0; i < value.length(); i++) {
      var letter = value.charAt(i);
      if (letter == '"' || letter == '\\') {
        quoted.append('\\').append(letter);
      } else if (letter < ' ' || letter == 0x7f) {
        quoted.append(String.format("\\u%04X", (int) letter));
      } else {
        quoted.append(letter);
      }
    }
    return quoted.append('"').toString();
  }

  @Override
  public String toString() {
    return "ConfigToml[" + name + "]";
  }
}
