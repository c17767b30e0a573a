package org.whalemountain.console.template;

import java.time.Instant;

/**
 * A template in a list.
 *
 * @param owner whose it is
 * @param definition as it is shown and taken
 * @param definedAt when it was first defined
 * @param changedAt when it was defined last
 */
public record TemplateView(
    String owner, ContainerDefinition definition, Instant definedAt, Instant changedAt) {

  /** Stands for it in pages of a list. */
  String key() {
    return owner + "/" + definition.name();
  }
}
