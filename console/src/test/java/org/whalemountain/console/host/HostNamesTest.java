package org.whalemountain.console.host;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.whalemountain.console.ConsoleTest;
import org.whalemountain.console.query.Query;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
@ConsoleTest
class HostNamesTest {

  @Inject Query query;

  @Test
  void everyTableThatNamesAHostFollowsItsName() {
    var tables =
        query.all(
            """
            SELECT c.table_name AS named FROM information_schema.columns c
            WHERE c.table_schema = DATABASE() AND c.column_name = 'host' AND c.table_name <> 'audit'
              AND NOT EXISTS (
                SELECT * FROM information_schema.referential_constraints r
                JOIN information_schema.key_column_usage k
                  ON k.constraint_schema = r.constraint_schema AND k.constraint_name = r.constraint_name
                WHERE r.constraint_schema = DATABASE() AND k.table_name = c.table_name
                  AND k.column_name = 'host' AND r.update_rule = 'CASCADE')
            """,
            row -> row.getString("named"));
    assertThat(HostNames.TABLES).containsExactlyInAnyOrderElementsOf(tables);
  }

  @Test
  void aFormerNameFitsAndIsNoNameAHostMayHave() {
    var former = HostNames.former("a".repeat(40), "d0c5");
    assertThat(former).hasSizeLessThanOrEqualTo(40).matches("a+~[0-9a-f]+");
    assertThat(HostNames.former("b1", "d0c5")).isNotEqualTo(HostNames.former("b1", "d0c6"));
  }
}
