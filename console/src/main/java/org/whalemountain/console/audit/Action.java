package org.whalemountain.console.audit;

import java.util.Set;
import java.util.regex.Pattern;
import org.whalemountain.console.web.Gate;

/**
 * What a method on an address means, as the contract writes it: {@code POST
 * /containers/{id}/start}.
 *
 * @param name the action
 * @param target the id in the address, or null
 */
record Action(String name, String target) {

  private static final Pattern WORD = Pattern.compile("[a-z][a-z.-]{0,30}");
  private static final String UNKNOWN = "…";

  /** What is done with a collection looks like an id in it. */
  private static final Set<String> OF_COLLECTIONS =
      Set.of("GET /kubeconfig/file", "POST /hosts/check", "POST /images/refresh");

  private static final Set<String> OF_DOCKER = Set.of("create", "json", "prune", "df");
  private static final Pattern VERSION = Pattern.compile("^/v[0-9.]{1,10}(?=/|$)");

  /** Reads method and normalised path of a call to the API. */
  static Action of(String method, String path) {
    if (path.startsWith(Gate.DOCKER)) {
      return ofDocker(method, path);
    }
    var below = path.substring(Math.min(path.length(), Gate.API.length()));
    if (OF_COLLECTIONS.contains(method + " " + below)) {
      return new Action(method + " " + below, null);
    }
    var parts = below.split("/", -1);
    var name = new StringBuilder(method).append(' ');
    String target = null;
    for (var i = 1; i < parts.length && i < 4; i++) {
      if (i == 2) {
        target = parts[i];
        name.append("/{id}");
      } else {
        name.append('/').append(WORD.matcher(parts[i]).matches() ? parts[i] : UNKNOWN);
      }
    }
    return new Action(name.toString(), target);
  }

  /**
   * {@code POST /docker/containers/{id}/start}, whatever version of the engine's API it asks for.
   */
  private static Action ofDocker(String method, String path) {
    var below = VERSION.matcher(path.substring(Gate.DOCKER.length())).replaceFirst("");
    var parts = below.split("/", -1);
    var name = new StringBuilder(method).append(' ').append(Gate.DOCKER);
    String target = null;
    for (var i = 1; i < parts.length; i++) {
      var isKnown = WORD.matcher(parts[i]).matches();
      if (i == 2 && !(OF_DOCKER.contains(parts[i]))) {
        target = parts[i];
        name.append("/{id}");
      } else if (i < 3 || i == parts.length - 1) {
        name.append('/').append(isKnown ? parts[i] : UNKNOWN);
      }
    }
    return new Action(name.toString(), target);
  }
}
