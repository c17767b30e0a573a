package org.whalemountain.api.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The page {@code docs/reference/configuration.md}, made from the sources of the services. */
final class ConfigurationReference {

  private static final String HEAD =
      """
      # Configuration

      Generated from the sources; `CONTRIBUTING.md` says how. Every setting is given by its environment variable, or by
      its name in `config/application.properties` below the folder in which the service is started. What is
      **required** has no default, and a service refuses to start without it. Durations are written like `30s`, `5m`
      or `PT30S`.

      What belongs to Quarkus itself (`quarkus.http.port`, `quarkus.datasource.jdbc.url`, TLS, logs) is explained in
      [Quarkus' own list](https://quarkus.io/guides/all-config); the settings that an installation needs are in
      [the how-to for sysadmins](../howto/sysadmin/connect-ldap-and-mariadb.md).
      """;

  private final Path root;

  ConfigurationReference(Path root) {
    this.root = root;
  }

  /** The whole page. */
  String page() throws IOException {
    var gate = SettingSource.below(root.resolve("common-api/src/main/java"));
    var page = new StringBuilder(HEAD);
    for (var service : List.of("console", "docker-agent", "k8s-agent")) {
      var shipped = shipped(root.resolve(service + "/src/main/resources/application.properties"));
      var settings = new TreeMap<String, Setting>();
      if (!service.equals("console")) {
        gate.forEach(setting -> settings.put(setting.name(), setting));
      }
      var sources = root.resolve(service + "/src/main/java");
      if (Files.isDirectory(sources)) {
        SettingSource.below(sources).forEach(setting -> settings.put(setting.name(), setting));
      }
      shipped.values().stream()
          .filter(setting -> !setting.meaning().isEmpty())
          .forEach(setting -> settings.putIfAbsent(setting.name(), setting));
      settings.replaceAll(
          (name, setting) ->
              setting.shippedWith(shipped.containsKey(name) ? shipped.get(name).standard() : null));
      page.append("\n## ").append(service).append("\n\n");
      page.append("| setting | default | meaning |\n| --- | --- | --- |\n");
      settings.values().forEach(setting -> page.append(setting.row()).append('\n'));
    }
    return page.toString();
  }

  /** What the service's own file sets, each with the comment above its group. */
  private static Map<String, Setting> shipped(Path file) throws IOException {
    var settings = new LinkedHashMap<String, Setting>();
    var comment = new ArrayList<String>();
    var commentIsOpen = false;
    for (var line : Files.readAllLines(file)) {
      if (line.startsWith("#")) {
        if (!commentIsOpen) {
          comment.clear();
        }
        commentIsOpen = true;
        comment.add(line.substring(1).strip());
      } else {
        commentIsOpen = false;
        var equals = line.indexOf('=');
        if (line.isBlank()) {
          comment.clear();
        } else if (line.startsWith("whalemountain.") && equals > 0) {
          var name = line.substring(0, equals).strip();
          var value = line.substring(equals + 1).strip();
          settings.put(name, new Setting(name, value, true, String.join(" ", comment)));
        }
      }
    }
    return settings;
  }
}
