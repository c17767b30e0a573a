package org.whalemountain.console.placement;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.whalemountain.api.problem.Sentence;

/**
 * Why a host cannot take an order; in JSON {@code no-image} and so on, which clients may rely on.
 */
public enum Obstacle {
  /** An administrator lets it run empty. */
  DRAINING("it takes no new containers", "新しいコンテナを受け付けていません"),

  /** It did not answer lately. */
  SILENT("it does not answer right now", "今、応答していません"),

  /** Something is wrong with it that an administrator must look at first. */
  TROUBLE("an administrator must look at it first", "管理者の確認待ちです"),

  /** Not even empty it could. */
  TOO_SMALL("it has only {0} {1} in all", "{2} は全部で {0} しかありません"),

  /** It lacks the image and cannot fetch it. */
  NO_IMAGE("it lacks the image {0} and cannot fetch it", "イメージ {0} がなく、取得もできません"),

  /** Nobody can sit before a program there, nor say how it begins. */
  NO_ATTACH(
      "it takes neither the docker command nor an entrypoint, user, working directory or labels of one's own",
      "docker コマンドと、エントリポイント、ユーザー、作業ディレクトリ、ラベルの指定に対応していません"),

  GPUS_TAKEN("{0} of its {1} GPUs are free", "GPU の空きは {1} 個中 {0} 個です"),

  MEMORY_TAKEN("{0} of the {1} MiB of memory it lends are free", "メモリの空きは貸出枠 {1} MiB 中 {0} MiB です"),

  CPUS_TAKEN("{0} of the {1} CPUs it lends are free", "CPU の空きは貸出枠 {1} 中 {0} です"),

  PORTS_TAKEN("{0} of its {1} ports are free", "ポートの空きは {1} 個中 {0} 個です");

  private final Sentence detail;

  Obstacle(String english, String japanese) {
    this.detail = new Sentence(english, japanese);
  }

  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether only a host that changes could ever take the order. */
  boolean isForEver() {
    return this == TOO_SMALL || this == NO_IMAGE;
  }

  /** Whether nobody knows what the host could do. */
  boolean isAbsence() {
    return this == SILENT || this == TROUBLE;
  }

  Reason with(Object... values) {
    return new Reason(this, null, detail.with(values));
  }
}
