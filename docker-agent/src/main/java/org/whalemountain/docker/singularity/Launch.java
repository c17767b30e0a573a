package org.whalemountain.docker.singularity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.whalemountain.docker.engine.Labels;

/**
 * The folder {@code .singularity.d} of an image: what a program that runs it reads (apptainer,
 * {@code docs/content.go} and {@code pkg/build/types/bundle}; {@code
 * internal/pkg/build/sources/base_environment.go} for the scripts).
 */
final class Launch {

  /** The folder's name, without a slash. */
  static final String FOLDER = ".singularity.d";

  /** What Docker gives a container whose image names no PATH. */
  private static final String DOCKERS_PATH =
      "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** The home is the person's own; the others are read-only in one shell or another. */
  private static final Set<String> NOT_OURS =
      Set.of("HOME", "UID", "EUID", "GID", "PPID", "SHELLOPTS", "BASHOPTS");

  private static final String SOURCE =
      """
      #!/bin/sh
      for script in /.singularity.d/env/*.sh; do
        if [ -f "$script" ]; then
          . "$script"
        fi
      done
      """;

  private static final String LIBRARIES =
      """
      #!/bin/sh
      if [ -z "${LD_LIBRARY_PATH-}" ]; then
        LD_LIBRARY_PATH="/.singularity.d/libs"
      else
        LD_LIBRARY_PATH="$LD_LIBRARY_PATH:/.singularity.d/libs"
      fi
      PS1="Singularity> "
      export LD_LIBRARY_PATH PS1
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  private Launch() {}

  /** The folder's files by their paths below it, all of them programs but the last two. */
  static Map<String, String> files(ImageFacts image) {
    var files = new LinkedHashMap<String, String>();
    files.put("actions/exec", SOURCE + "exec \"$@\"\n");
    files.put("actions/run", SOURCE + "exec /.singularity.d/runscript \"$@\"\n");
    files.put("actions/shell", SOURCE + "exec /bin/sh \"$@\"\n");
    files.put("actions/start", SOURCE + "exec /.singularity.d/startscript \"$@\"\n");
    files.put("actions/test", SOURCE + "exec /.singularity.d/test \"$@\"\n");
    files.put("env/01-base.sh", "#!/bin/sh\n");
    files.put("env/10-docker2singularity.sh", environment(image.environments()));
    files.put("env/90-environment.sh", "#!/bin/sh\n");
    files.put("env/99-base.sh", LIBRARIES);
    var run = run(image.entrypoint(), image.command());
    files.put("runscript", run);
    files.put("startscript", run);
    files.put("test", "#!/bin/sh\n");
    files.put("Singularity", definition(image));
    files.put("labels.json", labels(image));
    return files;
  }

  /**
   * The image's values hold, as with Docker, whatever the host's environment has; {@code --env}
   * still goes before them. What no shell can name is left out.
   */
  static String environment(List<String> environments) {
    var script = new StringBuilder("#!/bin/sh\n");
    var all = new ArrayList<>(environments);
    if (all.stream().noneMatch(entry -> entry.startsWith("PATH="))) {
      all.add(0, DOCKERS_PATH);
    }
    for (var entry : all) {
      var equals = entry.indexOf('=');
      var name = equals < 0 ? "" : entry.substring(0, equals);
      if (NAME.matcher(name).matches() && !NOT_OURS.contains(name)) {
        script.append("export ").append(name).append('=');
        script.append(ShellText.quote(entry.substring(equals + 1))).append('\n');
      }
    }
    return script.toString();
  }

  /** Entrypoint and command as Docker joins them: arguments take the command's place. */
  static String run(List<String> entrypoint, List<String> command) {
    var script = new StringBuilder("#!/bin/sh\n");
    if (!command.isEmpty()) {
      script.append("if [ \"$#\" -eq 0 ]; then\n  set -- ");
      script.append(ShellText.quote(command)).append("\nfi\n");
    }
    if (entrypoint.isEmpty()) {
      script.append("if [ \"$#\" -eq 0 ]; then\n");
      script.append("  echo 'The image names no command: give one.' >&2\n  exit 64\nfi\n");
      script.append("exec \"$@\"\n");
    } else {
      script.append("exec ").append(ShellText.quote(entrypoint)).append(" \"$@\"\n");
    }
    return script.toString();
  }

  static String definition(ImageFacts image) {
    var text = new StringBuilder("Bootstrap: docker-daemon\nFrom: ");
    text.append(image.report().id()).append("\n\n");
    text.append("# Made by Whalemountain. Of the image's settings these are not used:\n");
    for (var line : image.unused()) {
      text.append("# ").append(line.replaceAll("\\R", " ")).append('\n');
    }
    return text.toString();
  }

  /** The image's own, without those that tell who lent what. */
  static String labels(ImageFacts image) {
    var labels = new TreeMap<String, String>();
    var deffile = "org.label-schema.usage.singularity.deffile.";
    labels.put("org.label-schema.schema-version", "1.0");
    labels.put("org.label-schema.build-arch", image.architecture());
    labels.put("org.label-schema.build-date", image.createdAt().toString());
    labels.put(deffile + "bootstrap", "docker-daemon");
    labels.put(deffile + "from", image.report().id());
    labels.putAll(image.labels());
    labels.keySet().removeIf(key -> key.startsWith(Labels.PREFIX));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(labels) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text is always JSON", e);
    }
  }
}
