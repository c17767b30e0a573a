package org.whalemountain.console.runner;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

@ApplicationScoped
class JobFile {
  static final String TYPE = "text/yaml";

  String text(String account, Locale language) {
    return "";
  }
}
