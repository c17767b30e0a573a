package org.whalemountain.console.lease;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/** The id of this installation: on the label of every container it ordered. */
@ApplicationScoped
public class Installation {

  private final EntityManager database;
  private volatile String id;

  Installation(EntityManager database) {
    this.database = database;
  }

  /** Made by the migration, never changed. */
  public String id() {
    if (id == null) {
      id =
          (String)
              database
                  .createNativeQuery("SELECT id FROM installation", String.class)
                  .getSingleResult();
    }
    return id;
  }
}
