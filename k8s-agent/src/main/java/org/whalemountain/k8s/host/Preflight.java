package org.whalemountain.k8s.host;

import java.util.List;
import java.util.Locale;
import org.whalemountain.api.host.HostReport.PreflightCheck;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.cluster.ClusterSize;
import org.whalemountain.k8s.container.ContainerConfig.Volume;

/** What an operator should put right. */
final class Preflight {

  private static final int OLDEST_MINOR = 20;

  /** Pod Security admission is on by default from here on. */
  private static final int POD_SECURITY_MINOR = 23;

  private static final Sentence VERSION =
      new Sentence("The API server is {0}.", "API サーバーは {0} です。");
  private static final Sentence VERSION_OLD =
      new Sentence(
          "The API server is {0}; 1.{1} or newer is needed.", "API サーバーは {0} です。1.{1} 以降が必要です。");
  private static final Sentence NODES =
      new Sentence("{0} nodes are ready and take pods.", "{0} 台のノードがポッドを受け入れられます。");
  private static final Sentence NO_NODES =
      new Sentence(
          "No node is ready and takes pods: look at 'kubectl get nodes'.",
          "ポッドを受け入れられるノードがありません。'kubectl get nodes' を確認してください。");
  private static final Sentence POD_SECURITY =
      new Sentence(
          "The cluster checks every pod against the Pod Security level of its namespace.",
          "クラスターは名前空間の Pod Security レベルで各ポッドを検査します。");
  private static final Sentence NO_POD_SECURITY =
      new Sentence(
          "API servers before 1.{0} ignore Pod Security levels. Only the agent makes pods here, and"
              + " it makes hardened ones; a newer cluster would check that too.",
          "1.{0} より前の API サーバーは Pod Security レベルを無視します。ポッドを作るのはエージェントだけで"
              + "保護された設定ですが、新しいクラスターならその検査も行います。");
  private static final Sentence VOLUME =
      new Sentence(
          "Each container keeps what it writes below {0}, in a volume of {1}.",
          "各コンテナは {0} 以下のファイルを {1} のボリュームに保持します。");
  private static final Sentence NO_VOLUME =
      new Sentence(
          "Containers lose their files when they are stopped: set whalemountain.container.volume.size"
              + " where the cluster has a storage class.",
          "停止するとコンテナのファイルは失われます。ストレージクラスがあれば" + " whalemountain.container.volume.size を設定してください。");

  private Preflight() {}

  static List<PreflightCheck> check(
      String version, ClusterSize size, Volume volume, Locale locale) {
    var text =
        version.matches("v1\\.\\d{1,4}\\b.*") ? version.replaceAll("v1\\.(\\d+).*", "$1") : "0";
    var minor = Integer.parseInt(text);
    var isNew = minor >= OLDEST_MINOR;
    var isChecked = minor >= POD_SECURITY_MINOR;
    var hasNodes = size.nodes() > 0;
    var keeps = volume.size().isPresent();
    return List.of(
        of(
            "cluster-version",
            isNew,
            (isNew ? VERSION : VERSION_OLD).with(version, OLDEST_MINOR),
            locale),
        of("nodes-ready", hasNodes, (hasNodes ? NODES : NO_NODES).with(size.nodes()), locale),
        of(
            "pod-security",
            isChecked,
            (isChecked ? POD_SECURITY : NO_POD_SECURITY).with(POD_SECURITY_MINOR),
            locale),
        of(
            "volumes",
            keeps,
            (keeps ? VOLUME : NO_VOLUME).with(volume.path(), volume.size().orElse("")),
            locale));
  }

  private static PreflightCheck of(String name, boolean ok, Sentence detail, Locale locale) {
    return new PreflightCheck(name, ok, detail.in(locale));
  }
}
