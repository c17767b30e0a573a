package org.whalemountain.console.host;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/** The rules for what opens an agent. */
final class Credential {

  private static final Pattern TOKEN = Pattern.compile("[!-~]{1,512}");
  private static final int LONGEST_CERTIFICATE = 64 * 1024;
  private static final Sentence TOKEN_RULE =
      new Sentence(
          "must be 1 to 512 visible ASCII characters", "は 1 から 512 文字の表示可能な ASCII 文字である必要があります");
  private static final Sentence CERTIFICATE_RULE =
      new Sentence("must be a certificate in PEM form", "は PEM 形式の証明書である必要があります");

  private Credential() {}

  static void token(Check check, String token) {
    check.that(token == null || TOKEN.matcher(token).matches(), "token", TOKEN_RULE);
  }

  static void certificate(Check check, String certificate) {
    check.that(certificate == null || isPem(certificate), "certificate", CERTIFICATE_RULE);
  }

  private static boolean isPem(String certificate) {
    if (certificate.length() > LONGEST_CERTIFICATE
        || !certificate.contains("-----BEGIN CERTIFICATE-----")) {
      return false;
    }
    try {
      return !CertificateFactory.getInstance("X.509")
          .generateCertificates(
              new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)))
          .isEmpty();
    } catch (CertificateException e) {
      return false;
    }
  }
}
