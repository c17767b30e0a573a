package org.whalemountain.console.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.whalemountain.api.container.Definition;
import org.whalemountain.api.problem.Check;

/**
 * A container that is to be made from a template.
 *
 * @param name the container's own name
 * @param host where it is to run; chosen where it is left out
 * @param environments {@code KEY=value}, in place of the template's with the same key, or in
 *     addition to them
 */
public record StartOrder(String name, String host, List<String> environments) {

  /**
   * Checks every field.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}, naming what is wrong
   */
  public StartOrder {
    environments =
        environments == null
            ? List.of()
            : Collections.unmodifiableList(new ArrayList<>(environments));
    var check = new Check();
    Definition.name(check, "name", name);
    if (host != null) {
      Definition.name(check, "host", host);
    }
    Definition.environments(check, "environments", environments);
    ContainerDefinition.checkHidden(check, environments);
    check.done();
  }

  /** These environments over a template's, in the template's order. */
  List<String> over(List<String> template) {
    var byKey = new LinkedHashMap<String, String>();
    template.forEach(entry -> byKey.put(key(entry), entry));
    environments.forEach(entry -> byKey.put(key(entry), entry));
    return List.copyOf(byKey.values());
  }

  /** Shows no environments: those never reach a log. */
  @Override
  public String toString() {
    return "StartOrder[" + name + ", " + host + "]";
  }

  private static String key(String entry) {
    return entry.substring(0, entry.indexOf('='));
  }
}
