package org.whalemountain.console.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** The LDAP directory that knows the people. Asked at login only. */
@ConfigMapping(prefix = "whalemountain.directory")
interface DirectoryConfig {

  /** Where it is: {@code ldap://…} or {@code ldaps://…}; several addresses with spaces between. */
  String url();

  /** The suffix of all entries; the other places have defaults below it. */
  String base();

  /** The DN of the account the console searches with. */
  String reader();

  /** That account's password. */
  String readerPassword();

  /** The entry below which the people stand. */
  String people();

  /** The entry below which the groups stand. */
  String groups();

  /** Whether people stand anywhere below, not only directly under that entry. */
  @WithDefault("false")
  boolean subtree();

  /** The attribute that is the account. */
  @WithDefault("uid")
  String accountAttribute();

  /** The attribute that is shown as the person's name. */
  @WithDefault("displayName")
  String nameAttribute();

  /**
   * Finds the groups of a person: <code>{0}</code> is the account, <code>{1}</code> the person's
   * DN.
   */
  String memberFilter();

  /** The group ({@code cn}) whose members are the admins. */
  @WithDefault("whalemountain-admins")
  String adminGroup();

  /** The groups ({@code cn}) whose members may offer templates to everybody. */
  @WithDefault("whalemountain-teachers")
  List<String> teacherGroups();

  /** How long a login waits for the directory, all its answers together. */
  @WithDefault("3S")
  Duration timeout();
}
