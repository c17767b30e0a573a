package org.whalemountain.api.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The published matrix, {@code docs/reference/authorisation.csv}: a row for each route. */
public record AuthorisationMatrix(List<String> people, List<Row> rows) {

  private static final int FIRST_PERSON = 3;

  /**
   * One route.
   *
   * @param service which of ours serves it
   * @param method of HTTP
   * @param route with its parameters in braces
   * @param statuses one for each kind of person, in the order of the header
   */
  public record Row(String service, String method, String route, List<Integer> statuses) {

    /** Service, method and route. */
    public String call() {
      return service + " " + method + " " + route;
    }
  }

  /** As it is committed. */
  public static AuthorisationMatrix published() {
    var file =
        Path.of(
            System.getProperty("maven.multiModuleProjectDirectory"),
            "docs/reference/authorisation.csv");
    try {
      var lines = Files.readAllLines(file);
      var header = List.of(lines.get(0).split(","));
      var rows = new ArrayList<Row>();
      for (var line : lines.subList(1, lines.size())) {
        var cells = List.of(line.split(","));
        if (cells.size() != header.size()) {
          throw new AssertionError("a row has one status for each kind of person: " + line);
        }
        rows.add(
            new Row(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.subList(FIRST_PERSON, cells.size()).stream().map(Integer::valueOf).toList()));
      }
      return new AuthorisationMatrix(header.subList(FIRST_PERSON, header.size()), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of one service. */
  public List<Row> of(String service) {
    return rows.stream().filter(row -> row.service().equals(service)).toList();
  }

  /** Calls of one service below its API, as its OpenAPI document names them. */
  public Set<String> routes(String service) {
    return of(service).stream()
        .filter(row -> !row.route().startsWith("/q/"))
        .map(row -> row.method() + " " + row.route())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
