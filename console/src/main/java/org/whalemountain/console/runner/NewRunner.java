package org.whalemountain.console.runner;

import org.whalemountain.api.container.Definition;
import org.whalemountain.api.problem.Check;

/**
 * A runner as a student asks for it. Its text never shows the token.
 *
 * @param gitlabUrl address of the GitLab; the department's where it is left out
 * @param token runner authentication token, {@code glrt-…}; it goes to the host and is kept nowhere
 *     else
 * @param host where it is to run; chosen where it is left out. A runner that is there stays where
 *     it is
 */
public record NewRunner(String gitlabUrl, String token, String host) {

  /**
   * Checks what can be told without the settings; the rest says {@link
   * org.whalemountain.api.runner.RunnerSettings}.
   *
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}, naming what is wrong
   */
  public NewRunner {
    var check = new Check();
    check.present(token, "token");
    if (host != null) {
      Definition.name(check, "host", host);
    }
    check.done();
  }

  @Override
  public String toString() {
    return "NewRunner[gitlabUrl=" + gitlabUrl + ", host=" + host + "]";
  }
}
