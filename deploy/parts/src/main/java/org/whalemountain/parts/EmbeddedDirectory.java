package org.whalemountain.parts;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFReader;
import java.net.InetAddress;

/**
 * An LDAP directory in memory with the demo's people: students {@code e175701} to {@code e175703},
 * the sysadmin {@code e165700}; everybody's password is the account's name with {@code -demo}
 * behind it.
 */
public final class EmbeddedDirectory implements AutoCloseable {

  /** The entry below which everything stands. */
  public static final String BASE = "dc=example,dc=ac,dc=jp";

  /** The account the console searches with, and its password. */
  public static final String READER = "cn=reader,dc=example,dc=ac,dc=jp";

  /** The reader's password. */
  public static final String READER_PASSWORD = "reader-demo";

  private final InMemoryDirectoryServer server;

  private EmbeddedDirectory(InMemoryDirectoryServer server) {
    this.server = server;
  }

  /**
   * Starts the directory on loopback.
   *
   * @param port TCP port; 0 for any free one
   * @throws IllegalStateException when the port is taken
   */
  public static EmbeddedDirectory start(int port) {
    try {
      var settings = new InMemoryDirectoryServerConfig(BASE);
      settings.setSchema(null);
      settings.addAdditionalBindCredentials(READER, READER_PASSWORD);
      settings.setListenerConfigs(
          InMemoryListenerConfig.createLDAPConfig(
              "loopback", InetAddress.getLoopbackAddress(), port, null));
      var server = new InMemoryDirectoryServer(settings);
      var people = EmbeddedDirectory.class.getResourceAsStream("people.ldif");
      server.importFromLDIF(true, new LDIFReader(people));
      server.startListening();
      return new EmbeddedDirectory(server);
    } catch (LDAPException e) {
      throw new IllegalStateException("the LDAP directory did not start", e);
    }
  }

  /** For the console's configuration. */
  public String url() {
    return "ldap://127.0.0.1:" + server.getListenPort();
  }

  /** The directory itself, for tests that stop it, start it again or change people. */
  public InMemoryDirectoryServer server() {
    return server;
  }

  @Override
  public void close() {
    server.shutDown(true);
  }
}
