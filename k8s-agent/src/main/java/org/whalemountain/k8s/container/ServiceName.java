package org.whalemountain.k8s.container;

import java.util.regex.Pattern;
import org.whalemountain.api.container.ContainerSpec;

/**
 * The name under which an account's other containers reach one: its full name as on a blade, where
 * that is a DNS label that begins with a letter (RFC 1035), which a service's name must be.
 */
final class ServiceName {

  private static final Pattern LABEL = Pattern.compile("[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?");

  private ServiceName() {}

  static String of(ContainerSpec spec) {
    var fullName = spec.fullName();
    return LABEL.matcher(fullName).matches() ? fullName : "wm-" + spec.name();
  }
}
