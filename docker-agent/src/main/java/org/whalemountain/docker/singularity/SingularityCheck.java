package org.whalemountain.docker.singularity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.whalemountain.api.host.HostReport.PreflightCheck;
import org.whalemountain.api.problem.Sentence;

/** Whether this host can build files for Singularity. */
@ApplicationScoped
public class SingularityCheck {

  /** The capability of a host that can, and the name of the check. */
  public static final String NAME = "singularity";

  private static final Sentence GOOD =
      new Sentence("Singularity files can be built.", "Singularity ファイルを作成できます。");
  private static final Sentence MISSING =
      new Sentence(
          "Singularity files cannot be built: install tar2sqfs (package squashfs-tools-ng).",
          "Singularity ファイルを作成できません。tar2sqfs (squashfs-tools-ng パッケージ) を入れてください。");

  private static final Sentence NO_AREA =
      new Sentence(
          "Singularity files cannot be built: the folder whalemountain.singularity.area cannot be"
              + " written to.",
          "Singularity ファイルを作成できません。whalemountain.singularity.area のフォルダーに書き込めません。");

  private final SingularityConfig config;
  private final BuildArea area;

  SingularityCheck(SingularityConfig config, BuildArea area) {
    this.config = config;
    this.area = area;
  }

  /** Looks for the program, which is not started, and for the folder. */
  public boolean isGood() {
    return isThere() && area.isUsable();
  }

  private boolean isThere() {
    return Squash.isThere(config.tar2sqfs());
  }

  /** The same for an operator. */
  public PreflightCheck report(Locale locale) {
    var bad = isThere() ? NO_AREA : MISSING;
    return new PreflightCheck(NAME, isGood(), (isGood() ? GOOD : bad).in(locale));
  }
}
