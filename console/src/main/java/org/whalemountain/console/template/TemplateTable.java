package org.whalemountain.console.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.problem.StrictJson;
import org.whalemountain.console.account.Accounts;
import org.whalemountain.console.query.Query;
import org.whalemountain.console.web.Page;

/** The templates there are. */
@ApplicationScoped
class TemplateTable {

  private static final ObjectMapper JSON = StrictJson.mapper();
  private static final JavaType LABELS =
      JSON.getTypeFactory().constructMapType(Map.class, String.class, String.class);
  private static final Sentence TAKEN =
      new Sentence("You have a template named {0} already.", "{0} という名前のテンプレートはすでにあります。");
  private static final Sentence TOO_MANY =
      new Sentence(
          "You have {0} templates already; undefine one first.",
          "テンプレートがすでに {0} 個あります。先にどれかを削除してください。");

  private static final String ALL =
      """
      SELECT account, name, offered, description, image, entrypoint, command, user,
        working_directory, environments, labels, guest_ports, gpus, cpus, memory_mib, defined_at,
        changed_at
      FROM template WHERE\
      """;
  private static final String PAGED =
      " AND CONCAT(account, '/', name) > ? ORDER BY CONCAT(account, '/', name) LIMIT ?";
  private static final String STORE =
      """
      INSERT INTO template (account, name, offered, description, image, entrypoint, command, user,
        working_directory, environments, labels, guest_ports, gpus, cpus, memory_mib, defined_at,
        changed_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE offered = VALUES(offered), description = VALUES(description),
        image = VALUES(image), entrypoint = VALUES(entrypoint), command = VALUES(command),
        user = VALUES(user), working_directory = VALUES(working_directory),
        environments = VALUES(environments), labels = VALUES(labels),
        guest_ports = VALUES(guest_ports), gpus = VALUES(gpus), cpus = VALUES(cpus),
        memory_mib = VALUES(memory_mib), changed_at = VALUES(changed_at)
      """;

  private final Query query;
  private final Accounts accounts;
  private final TemplateConfig config;

  TemplateTable(Query query, Accounts accounts, TemplateConfig config) {
    this.query = query;
    this.accounts = accounts;
    this.config = config;
  }

  /** One's own by name, one more than the page holds where there are more. */
  List<TemplateView> of(String account, Page page) {
    return query.all(
        ALL + " account = ?" + PAGED,
        TemplateTable::view,
        account,
        page.after().orElse(""),
        page.limit() + 1);
  }

  /** What others offer by owner and name, one more than the page holds where there are more. */
  List<TemplateView> offeredTo(String account, Page page) {
    return query.all(
        ALL + " offered AND account <> ?" + PAGED,
        TemplateTable::view,
        account,
        page.after().orElse(""),
        page.limit() + 1);
  }

  Optional<TemplateView> find(String account, String name) {
    return query.first(ALL + " account = ? AND name = ?", TemplateTable::view, account, name);
  }

  /** All that are offered under a name. */
  List<TemplateView> offered(String name) {
    return query.all(ALL + " offered AND name = ? ORDER BY account", TemplateTable::view, name);
  }

  /**
   * Writes one down.
   *
   * @param mayReplace whether it takes the place of one with the same name
   * @return whether there was none before
   * @throws ApiException {@code name-taken}, {@code quota-exceeded}
   */
  @Transactional
  boolean store(String account, ContainerDefinition definition, boolean mayReplace) {
    accounts.lock(account);
    var isNew = find(account, definition.name()).isEmpty();
    if (!isNew && !mayReplace) {
      throw new ApiException(ErrorCode.NAME_TAKEN, TAKEN.with(definition.name()));
    }
    if (isNew && count(account) >= config.most()) {
      throw new ApiException(ErrorCode.QUOTA_EXCEEDED, TOO_MANY.with(config.most()));
    }
    query.change(
        STORE,
        account,
        definition.name(),
        definition.isOffered(),
        definition.description(),
        definition.image(),
        write(definition.entrypoint()),
        write(definition.command()),
        definition.user(),
        definition.workingDirectory(),
        write(definition.environments()),
        write(definition.labels()),
        write(definition.guestPorts()),
        definition.gpus(),
        definition.cpus(),
        definition.memoryMiB());
    return isNew;
  }

  /**
   * Ends one.
   *
   * @return whether there was one
   */
  boolean delete(String account, String name) {
    return query.change("DELETE FROM template WHERE account = ? AND name = ?", account, name) > 0;
  }

  private long count(String account) {
    return query
        .first(
            "SELECT COUNT(*) AS number FROM template WHERE account = ?",
            row -> row.getLong("number"),
            account)
        .orElse(0L);
  }

  private static TemplateView view(ResultSet row) throws SQLException {
    return new TemplateView(
        row.getString("account"),
        new ContainerDefinition(
            row.getString("name"),
            row.getString("description"),
            row.getBoolean("offered"),
            row.getString("image"),
            List.of(read(row.getString("entrypoint"), String[].class)),
            List.of(read(row.getString("command"), String[].class)),
            row.getString("user"),
            row.getString("working_directory"),
            List.of(read(row.getString("environments"), String[].class)),
            read(row.getString("labels"), LABELS),
            List.of(read(row.getString("guest_ports"), Integer[].class)),
            row.getInt("gpus"),
            row.getDouble("cpus"),
            row.getInt("memory_mib")),
        Query.time(row, "defined_at"),
        Query.time(row, "changed_at"));
  }

  private static <T> T read(String text, Class<T> type) {
    return read(text, JSON.constructType(type));
  }

  private static <T> T read(String text, JavaType type) {
    try {
      return JSON.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list in the database is no JSON", e);
    }
  }

  private static String write(Object plain) {
    try {
      return JSON.writeValueAsString(plain);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }
}
