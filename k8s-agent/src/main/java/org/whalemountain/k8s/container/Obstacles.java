package org.whalemountain.k8s.container;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.k8s.cluster.Labels;
import org.whalemountain.k8s.lent.Lent;

/**
 * Reads from what the cluster shows why a container does not run. Reasons and texts are those of
 * kubelet, scheduler and the replica set controller, which are nowhere specified; recorded ones are
 * among the tests.
 */
final class Obstacles {

  private static final Set<String> NO_IMAGE =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "ImageInspectError",
          "RegistryUnavailable");
  private static final Set<String> NOT_STARTED =
      Set.of("StartError", "ContainerCannotRun", "RunContainerError", "CreateContainerError");
  private static final Sentence IMAGE =
      new Sentence(
          "The image {0} cannot be pulled: no such image, or it is private.",
          "イメージ {0} を取得できません。存在しないか、非公開です。");
  private static final Sentence PROGRAM =
      new Sentence(
          "The image has no such program as the command names.", "イメージにコマンドで指定されたプログラムがありません。");
  private static final Sentence NOT_STARTABLE =
      new Sentence(
          "The cluster's node could not start the container: {0}",
          "クラスターのノードがコンテナを起動できませんでした: {0}");
  private static final Sentence QUOTA =
      new Sentence(
          "The quota of your namespace in the cluster is used up. Delete or stop another container.",
          "クラスターのあなたの名前空間の割り当てを使い切りました。ほかのコンテナを削除または停止してください。");
  private static final Sentence POD_SECURITY =
      new Sentence(
          "The cluster's Pod Security rules refuse the container: {0}",
          "クラスターの Pod Security の規則がコンテナを拒否しました: {0}");
  private static final Sentence NO_POD =
      new Sentence(
          "The cluster could not make the container's pod: {0}", "クラスターがコンテナのポッドを作成できませんでした: {0}");
  private static final Sentence NO_GPU =
      new Sentence("No GPU is free in the cluster right now.", "クラスターに今空いている GPU がありません。");
  private static final Sentence NO_ROOM =
      new Sentence(
          "No node of the cluster has enough {0} free right now.", "クラスターに {0} の空きが足りるノードがありません。");
  private static final Sentence NO_VOLUME =
      new Sentence(
          "The container's volume is not there yet: the cluster has not provided its storage.",
          "コンテナのボリュームがまだありません。クラスターがストレージを用意していません。");
  private static final Sentence NO_NODE =
      new Sentence("No node of the cluster takes the container: {0}", "コンテナを受け入れるノードがありません: {0}");
  private static final Sentence OUT_OF_MEMORY =
      new Sentence(
          "Its program needed more memory than the container may have, and was ended. It is started"
              + " again.",
          "プログラムがコンテナのメモリ上限を超えたため終了されました。再起動します。");
  private static final Sentence ENDED =
      new Sentence(
          "Its program ended with exit code {0}; a cluster starts it again. Last it printed: {1}",
          "プログラムが終了コード {0} で終わりました。クラスターはそれを再起動します。最後の出力: {1}");
  private static final Sentence ENDED_SILENTLY =
      new Sentence(
          "Its program ended with exit code {0}; a cluster starts it again.",
          "プログラムが終了コード {0} で終わりました。クラスターはそれを再起動します。");
  private static final int LONGEST = 400;

  private Obstacles() {}

  /** The one in the way; empty where it runs, or is only on its way. */
  static Optional<Obstacle> of(Lent lent, String gpuResource) {
    return lent.pod().map(pod -> ofPod(lent, pod, gpuResource)).orElseGet(() -> noPod(lent));
  }

  private static Optional<Obstacle> noPod(Lent lent) {
    if (lent.deployment().getStatus() == null) {
      return Optional.empty();
    }
    return lent.deployment().getStatus().getConditions().stream()
        .filter(it -> it.getType().equals("ReplicaFailure") && it.getStatus().equals("True"))
        .findFirst()
        .map(Obstacles::noPod);
  }

  private static Obstacle noPod(DeploymentCondition failure) {
    var text = Objects.toString(failure.getMessage(), "");
    var since = time(failure.getLastTransitionTime());
    if (text.contains("exceeded quota")) {
      return new Obstacle(Obstacle.Kind.ROOM, ErrorCode.QUOTA_EXCEEDED, QUOTA, since);
    }
    if (text.contains("violates PodSecurity") || text.contains("pod security policy")) {
      var rule = text.replaceFirst("^.*?(?=violates|pod security)", "");
      return new Obstacle(
          Obstacle.Kind.FINAL, ErrorCode.ENGINE_FAILED, POD_SECURITY.with(brief(rule)), since);
    }
    return new Obstacle(
        Obstacle.Kind.ROOM, ErrorCode.ENGINE_FAILED, NO_POD.with(brief(text)), since);
  }

  private static Optional<Obstacle> ofPod(Lent lent, Pod pod, String gpuResource) {
    var unscheduled =
        pod.getStatus().getConditions().stream()
            .filter(it -> it.getType().equals("PodScheduled"))
            .filter(it -> "Unschedulable".equals(it.getReason()))
            .findFirst()
            .map(it -> noPlace(it, gpuResource));
    return unscheduled.or(
        () ->
            pod.getStatus().getContainerStatuses().stream()
                .filter(it -> it.getName().equals(Lent.CONTAINER))
                .findFirst()
                .flatMap(it -> notRunning(lent, it)));
  }

  private static Obstacle noPlace(PodCondition condition, String gpuResource) {
    var text = Objects.toString(condition.getMessage(), "");
    var sentence = NO_NODE.with(brief(text));
    if (text.contains("Insufficient " + gpuResource)) {
      sentence = NO_GPU;
    } else if (text.contains("Insufficient memory")) {
      sentence = NO_ROOM.with("memory");
    } else if (text.contains("Insufficient cpu")) {
      sentence = NO_ROOM.with("CPU");
    } else if (text.contains("Insufficient ephemeral-storage")) {
      sentence = NO_ROOM.with("disk");
    } else if (text.contains("PersistentVolumeClaim") || text.contains("persistentvolumeclaim")) {
      sentence = NO_VOLUME;
    }
    return new Obstacle(
        Obstacle.Kind.ROOM,
        ErrorCode.NO_CAPACITY,
        sentence,
        time(condition.getLastTransitionTime()));
  }

  private static Optional<Obstacle> notRunning(Lent lent, ContainerStatus status) {
    var state = status.getState() == null ? new ContainerState() : status.getState();
    if (state.getRunning() != null) {
      return Optional.empty();
    }
    var waiting = state.getWaiting() == null ? "" : state.getWaiting().getReason();
    if (NO_IMAGE.contains(waiting)) {
      var image = Objects.toString(lent.annotation(Labels.IMAGE), "");
      return Optional.of(
          new Obstacle(
              Obstacle.Kind.FINAL, ErrorCode.IMAGE_NOT_AVAILABLE, IMAGE.with(image), null));
    }
    if (NOT_STARTED.contains(waiting)) {
      return Optional.of(notStarted(state.getWaiting().getMessage()));
    }
    return ended(status, state).map(Obstacles::ended);
  }

  private static Obstacle ended(ContainerStateTerminated ended) {
    if (NOT_STARTED.contains(Objects.toString(ended.getReason(), ""))) {
      return notStarted(ended.getMessage());
    }
    var last = brief(Objects.toString(ended.getMessage(), ""));
    var sentence =
        "OOMKilled".equals(ended.getReason())
            ? OUT_OF_MEMORY
            : last.isEmpty()
                ? ENDED_SILENTLY.with(ended.getExitCode())
                : ENDED.with(ended.getExitCode(), last);
    return new Obstacle(
        Obstacle.Kind.ENDED, ErrorCode.WRONG_STATE, sentence, time(ended.getFinishedAt()));
  }

  /** How its program ended, where it did. */
  static Optional<ContainerStateTerminated> ended(ContainerStatus status, ContainerState state) {
    return Optional.ofNullable(state.getTerminated())
        .or(
            () ->
                Optional.ofNullable(status.getLastState())
                    .map(ContainerState::getTerminated)
                    .filter(last -> state.getWaiting() != null));
  }

  private static Obstacle notStarted(String message) {
    var text = Objects.toString(message, "");
    if (text.contains("executable file not found") || text.contains("no such file or directory")) {
      return new Obstacle(Obstacle.Kind.FINAL, ErrorCode.INVALID, PROGRAM, null);
    }
    return new Obstacle(
        Obstacle.Kind.FINAL, ErrorCode.ENGINE_FAILED, NOT_STARTABLE.with(brief(text)), null);
  }

  private static String brief(String text) {
    var line = text.strip().replaceAll("\\s*\\R\\s*", " / ").replaceAll("\\p{Cntrl}", "?");
    return line.length() > LONGEST ? "…" + line.substring(line.length() - LONGEST) : line;
  }

  private static Instant time(String text) {
    return text == null || text.isEmpty() ? null : Instant.parse(text);
  }
}
