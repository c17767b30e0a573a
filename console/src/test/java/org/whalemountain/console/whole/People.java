package org.whalemountain.console.whole;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import org.whalemountain.parts.EmbeddedDirectory;

/** People of one test run in the directory; everybody's password is the account with -demo. */
final class People {

  private People() {}

  static String passwordOf(String account) {
    return account + "-demo";
  }

  static void enrol(EmbeddedDirectory directory, String account) {
    try {
      directory
          .server()
          .add(
              "dn: " + dn(account),
              "objectClass: inetOrgPerson",
              "uid: " + account,
              "cn: " + account,
              "sn: " + account,
              "displayName: " + account,
              "userPassword: " + passwordOf(account));
    } catch (LDAPException | LDIFException e) {
      throw new AssertionError(e);
    }
  }

  static void makeAdmin(EmbeddedDirectory directory, String account) {
    try {
      directory
          .server()
          .modify(
              "dn: cn=whalemountain-admins,ou=groups," + EmbeddedDirectory.BASE,
              "changetype: modify",
              "add: member",
              "member: " + dn(account));
    } catch (LDAPException | LDIFException e) {
      throw new AssertionError(e);
    }
  }

  private static String dn(String account) {
    return "uid=" + account + ",ou=people," + EmbeddedDirectory.BASE;
  }
}
