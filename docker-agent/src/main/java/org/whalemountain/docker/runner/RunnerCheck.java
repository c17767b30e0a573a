package org.whalemountain.docker.runner;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.whalemountain.api.host.HostReport.PreflightCheck;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.build.Readiness;

/** Whether this host can offer runners with build engines. */
@ApplicationScoped
public class RunnerCheck {

  /** The capability of a host that can, and the name of the check. */
  public static final String NAME = "builds";

  private static final String LIMITS = "build-limits";

  private static final Sentence GOOD =
      new Sentence("Students can build images.", "学生がイメージをビルドできます。");
  private static final Sentence OFF =
      new Sentence(
          "Students do not build images here: whalemountain.build.enabled is false.",
          "whalemountain.build.enabled が false のため、ここではイメージをビルドできません。");
  private static final Sentence NO_GITLAB =
      new Sentence(
          "Students do not build images here: whalemountain.runner.gitlab names no GitLab.",
          "whalemountain.runner.gitlab に GitLab がないため、ここではイメージをビルドできません。");
  private static final Sentence MISSING =
      new Sentence(
          "Students cannot build images here. To do: {0}.", "ここではイメージをビルドできません。必要な作業: {0}。");
  private static final Sentence LIMITED =
      new Sentence(
          "What builds use of memory, processors and processes is limited.",
          "ビルドが使うメモリ、プロセッサ、プロセス数は制限されます。");
  private static final Sentence UNLIMITED =
      new Sentence(
          "What builds use of memory, processors and processes cannot be limited: there is no"
              + " control group that the agent may write to.",
          "書き込めるコントロールグループがないため、ビルドが使うメモリ、プロセッサ、プロセス数を制限できません。");

  private static final Map<String, String> REMEDIES =
      Map.ofEntries(
          Map.entry("program", "set whalemountain.build.program to deploy/build-engine"),
          Map.entry("engine", "let the agent use its Docker engine by a unix socket"),
          Map.entry("dockerd", "install docker.io or docker-ce"),
          Map.entry("containerd", "install docker.io or docker-ce"),
          Map.entry("runc", "install docker.io or docker-ce"),
          Map.entry("rootlesskit", "install rootlesskit"),
          Map.entry("slirp4netns", "install slirp4netns"),
          Map.entry("newuidmap", "install uidmap"),
          Map.entry("newgidmap", "install uidmap"),
          Map.entry("iptables", "install iptables"),
          Map.entry("mkfs.ext4", "install e2fsprogs"),
          Map.entry("tun", "modprobe tun"),
          Map.entry("loop", "modprobe loop"),
          Map.entry(
              "user-namespaces",
              "sysctl user.max_user_namespaces=28633 kernel.unprivileged_userns_clone=1"),
          Map.entry("apparmor", "sysctl kernel.apparmor_restrict_unprivileged_userns=0"),
          Map.entry("root", "run the agent as root, or on systemd"),
          Map.entry("unit", "install deploy/systemd/whalemountain-build@.service"),
          Map.entry("firewall", "modprobe xt_owner"));

  private final Readiness readiness;
  private final GitLab gitlab;

  RunnerCheck(Readiness readiness, GitLab gitlab) {
    this.readiness = readiness;
    this.gitlab = gitlab;
  }

  /** Whether all is there. */
  public boolean isGood() {
    return readiness.isWanted() && !gitlab.allowed().isEmpty() && readiness.missing().isEmpty();
  }

  /** The same for an operator. Builds that nobody wants here are no fault. */
  public List<PreflightCheck> report(Locale locale) {
    if (!readiness.isWanted() || gitlab.allowed().isEmpty()) {
      var why = readiness.isWanted() ? NO_GITLAB : OFF;
      return List.of(new PreflightCheck(NAME, true, why.in(locale)));
    }
    var missing = readiness.missing();
    var limited = readiness.isLimited();
    var sentence = missing.isEmpty() ? GOOD : MISSING.with(remedies(missing));
    return List.of(
        new PreflightCheck(NAME, missing.isEmpty(), sentence.in(locale)),
        new PreflightCheck(LIMITS, limited, (limited ? LIMITED : UNLIMITED).in(locale)));
  }

  static String remedies(List<String> missing) {
    var todo = new TreeSet<String>();
    missing.forEach(word -> todo.add(REMEDIES.getOrDefault(word, "install " + word)));
    return String.join("; ", todo);
  }
}
