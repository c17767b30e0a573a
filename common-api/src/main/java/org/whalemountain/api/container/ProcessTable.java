package org.whalemountain.api.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What runs in a container.
 *
 * @param titles of the columns
 * @param rows a process each, with a text for each column
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProcessTable(List<String> titles, List<List<String>> rows) {

  public ProcessTable {
    titles = titles == null ? List.of() : List.copyOf(titles);
    rows = rows == null ? List.of() : rows.stream().map(List::copyOf).toList();
  }
}
