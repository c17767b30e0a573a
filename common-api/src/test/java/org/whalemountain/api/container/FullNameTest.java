package org.whalemountain.api.container;

import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FullNameTest {

  @Test
  void theNamesOfTwoPeopleNeverMeet() {
    var accounts = List.of("a", "a-b", "a--b", "a-b-c", "b", "a.b", "a_b");
    var names = List.of("a", "b", "c", "b-c", "b--c", "a-b", "c-b-a");
    var seen = new HashMap<String, String>();
    for (var account : accounts) {
      for (var name : names) {
        var before = seen.put(FullName.of(account, name), account + " and " + name);
        assertThat(before).as(account + " and " + name).isNull();
      }
    }
  }

  @Test
  void theUsualAccountReadsAsThePaperHasIt() {
    assertThat(FullName.of("e175701", "web")).isEqualTo("e175701-web");
    assertThat(FullName.networkOf("e175701")).isEqualTo("wm-e175701");
  }
}
