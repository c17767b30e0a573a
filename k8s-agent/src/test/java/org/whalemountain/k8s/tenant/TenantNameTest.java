package org.whalemountain.k8s.tenant;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TenantNameTest {

  @Test
  void aPlainAccountIsItsNamespace() {
    assertThat(TenantName.of("e175701")).isEqualTo("wm-e175701");
    assertThat(TenantName.of("a--b")).isEqualTo("wm-a--b");
  }

  @Test
  void everyNameIsALabelAndNoTwoAccountsShareOne() {
    var replaced = TenantName.of("a.b");
    var accounts =
        List.of("a.b", "a_b", "a-b", "a--b", "a.b_c", "a_b.c", "e175701", replaced.substring(3));
    var names = new HashSet<String>();
    for (var account : accounts) {
      var name = TenantName.of(account);
      assertThat(name).matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?").hasSizeLessThanOrEqualTo(63);
      assertThat(names.add(name)).as(name).isTrue();
    }
    assertThat(TenantName.of("a." + "b".repeat(30))).hasSizeLessThanOrEqualTo(63);
  }
}
