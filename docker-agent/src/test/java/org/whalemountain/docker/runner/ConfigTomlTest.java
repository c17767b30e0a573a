package org.whalemountain.docker.runner;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.whalemountain.api.runner.RunnerSettings;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigTomlTest {

  /**
   * Facts: keys of the tables that are written, as docs/configuration/advanced-configuration.md of
   * gitlab-runner v19.4.0 lists them ("The global section", "The [[runners]] section", "The
   * [runners.docker] section"). allowed_privileged_images is there since 15.10.
   */
  private static final Map<String, Set<String>> DOCUMENTED =
      Map.of(
          "",
          Set.of(
              "concurrent",
              "log_level",
              "log_format",
              "check_interval",
              "sentry_dsn",
              "connection_max_age",
              "listen_address",
              "shutdown_timeout"),
          "[[runners]]",
          Set.of(
              "name",
              "url",
              "token",
              "tls-ca-file",
              "tls-cert-file",
              "tls-key-file",
              "limit",
              "executor",
              "shell",
              "builds_dir",
              "cache_dir",
              "environment",
              "request_concurrency",
              "strict_check_interval",
              "output_limit",
              "pre_get_sources_script",
              "post_get_sources_script",
              "pre_build_script",
              "post_build_script",
              "clone_url",
              "debug_trace_disabled",
              "clean_git_config",
              "referees",
              "unhealthy_requests_limit",
              "unhealthy_interval",
              "job_status_final_update_retry_limit"),
          "[runners.docker]",
          Set.of(
              "allowed_images",
              "allowed_privileged_images",
              "allowed_pull_policies",
              "allowed_services",
              "allowed_privileged_services",
              "cache_dir",
              "cap_add",
              "cap_drop",
              "cpuset_cpus",
              "cpuset_mems",
              "cpu_shares",
              "cpus",
              "devices",
              "device_cgroup_rules",
              "disable_cache",
              "disable_entrypoint_overwrite",
              "dns",
              "dns_search",
              "extra_hosts",
              "gpus",
              "group_add",
              "helper_image",
              "helper_image_flavor",
              "host",
              "hostname",
              "image",
              "links",
              "memory",
              "memory_swap",
              "memory_reservation",
              "network_mode",
              "mac_address",
              "oom_kill_disable",
              "oom_score_adjust",
              "privileged",
              "services_privileged",
              "pull_policy",
              "runtime",
              "isolation",
              "security_opt",
              "shm_size",
              "sysctls",
              "tls_cert_path",
              "tls_verify",
              "user",
              "userns_mode",
              "ulimit",
              "volume_keep",
              "volumes",
              "volumes_from",
              "volume_driver",
              "wait_for_services_timeout",
              "container_labels",
              "services_limit"));

  private static final Pattern KEY = Pattern.compile("([a-z_-]+) = .*");

  private static final RunnerSettings SETTINGS =
      new RunnerSettings("https://gitlab.example.ac.jp", "glrt-0123456789abcdefghij");

  @Test
  void itIsWrittenAsAlways() throws IOException {
    try (var golden = getClass().getResourceAsStream("/runner/config.toml")) {
      assertThat(new ConfigToml("e175701@r_0123456789ab", SETTINGS, config()).text())
          .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void everyKeyIsOneThatTheRunnerKnows() {
    var text = new ConfigToml("x", SETTINGS, config("certificates", "/etc/ssl/own.pem")).text();
    var table = "";
    var unknown = new TreeSet<String>();
    var known = 0;
    for (var line : text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
      var key = KEY.matcher(line);
      if (line.startsWith("[")) {
        table = line;
      } else if (key.matches() && DOCUMENTED.get(table).contains(key.group(1))) {
        known++;
      } else {
        unknown.add(table + " " + line);
      }
    }
    assertThat(unknown).isEmpty();
    assertThat(known).isGreaterThan(18);
  }

  @Test
  void nothingThatIsWrittenEndsItsString() {
    var evil = "\"\nprivileged = true\u007f\\";
    assertThat(ConfigToml.quoted(evil)).isEqualTo("\"\\\"\\u000Aprivileged = true\\u007F\\\\\"");
    assertThat(new ConfigToml(evil, SETTINGS, config()).text().lines().map(String::strip))
        .contains("privileged = false")
        .doesNotContain("privileged = true");
  }

  @Test
  void itsTextIsNotItsName() {
    assertThat(new ConfigToml("x", SETTINGS, config()).toString()).doesNotContain("glrt-");
  }

  private static RunnerConfig config(String... more) {
    var builder =
        new SmallRyeConfigBuilder()
            .withMapping(RunnerConfig.class)
            .withConverter(java.time.Duration.class, 200, ConfigTomlTest::duration);
    if (more.length > 0) {
      builder.withDefaultValue("whalemountain.runner." + more[0], more[1]);
    }
    return builder.build().getConfigMapping(RunnerConfig.class);
  }

  private static java.time.Duration duration(String text) {
    return java.time.Duration.parse("PT" + text);
  }
}
