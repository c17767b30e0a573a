package org.whalemountain.console.runner;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All runners as they were last seen, at the price of one query. */
@ApplicationScoped
public class RunnerMarks {

  private final RunnerTable table;

  RunnerMarks(RunnerTable table) {
    this.table = table;
  }

  /** By account, as their {@code GET} answers them, but without what changes all the time. */
  public Map<String, RunnerView> all() {
    return table.all().stream()
        .collect(Collectors.toMap(RunnerTable.Row::account, row -> row.view(null, Locale.ENGLISH)));
  }
}
