package org.whalemountain.console.runner;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

@ApplicationScoped
class Runners {
  RunnerView get(String account, Locale language) {
    throw new UnsupportedOperationException();
  }

  RunnerView put(String account, NewRunner runner, Locale language) {
    throw new UnsupportedOperationException();
  }

  void delete(String account, Locale language) {
    throw new UnsupportedOperationException();
  }
}
