package org.whalemountain.console.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Hashtable;
import java.util.Locale;
import javax.naming.CommunicationException;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.ServiceUnavailableException;
import javax.naming.directory.InitialDirContext;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether the directory answers. Its absence does not make the console unready: only who logs
 * in needs it, and everybody who is logged in goes on working.
 */
@Readiness
@ApplicationScoped
class DirectoryReady implements HealthCheck {

  private final Probe directory;

  DirectoryReady() {
    var url = ConfigProvider.getConfig().getValue("whalemountain.directory.url", String.class);
    this.directory = new Probe("directory", () -> speaks(url));
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("directory")
        .up()
        .withData("answers", directory.answers())
        .build();
  }

  /** A directory that refuses to be asked by nobody has answered. */
  private static boolean speaks(String url) {
    var millis = Long.toString(Probe.DEADLINE.toMillis());
    var settings = new Hashtable<String, String>();
    settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
    settings.put(Context.PROVIDER_URL, url);
    settings.put("com.sun.jndi.ldap.connect.timeout", millis);
    settings.put("com.sun.jndi.ldap.read.timeout", millis);
    try {
      new InitialDirContext(settings).close();
      return true;
    } catch (CommunicationException | ServiceUnavailableException e) {
      return false;
    } catch (NamingException e) {
      // a time limit is told by a plain NamingException with its cause in words only
      return e.getCause() == null
          && !String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("timed out");
    }
  }
}
