package org.whalemountain.console.docker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/** Addresses of the engine's API behind which nothing is lent, and what to use instead. */
final class NotLentCommand {

  private static final Sentence BUILD =
      new Sentence(
          "Images are not built or pushed from here: push a Dockerfile to GitLab, and your runner builds the image. See the page GitLab Runner of the console.",
          "ここではイメージのビルドや push はできません。Dockerfile を GitLab に push すると、あなたの Runner がイメージをビルドします。コンソールの「GitLab Runner」のページを見てください。");
  private static final Sentence VOLUMES =
      new Sentence(
          "Volumes are not lent: a container keeps its files until it is deleted. Copy them with 'docker cp'.",
          "ボリュームは使えません。コンテナのファイルはコンテナを削除するまで残ります。コピーには 'docker cp' を使ってください。");
  private static final Sentence NETWORKS =
      new Sentence(
          "Networks are not lent: your containers on one host share a network of their own. To reach one from outside say '-p 8080'; in a Compose file say 'network_mode: bridge'.",
          "ネットワークは使えません。同じホストのあなたのコンテナは専用のネットワークを共有しています。外から接続するには '-p 8080' を、Compose ファイルでは 'network_mode: bridge' を指定してください。");
  private static final Sentence SWARM =
      new Sentence(
          "Swarm is not lent: the console chooses a host for each container.",
          "Swarm は使えません。コンテナごとにコンソールがホストを選びます。");
  private static final Sentence RENAME =
      new Sentence(
          "A container keeps its name: make another one with 'docker run --name'.",
          "コンテナの名前は変更できません。'docker run --name' で新しく作ってください。");
  private static final Sentence UPDATE =
      new Sentence(
          "What a container was given stays: make another one with other --cpus and --memory.",
          "コンテナの割り当ては変更できません。--cpus や --memory を変えて新しく作ってください。");
  private static final Sentence PAUSE =
      new Sentence("Pausing is not lent: use 'docker stop'.", "一時停止は使えません。'docker stop' を使ってください。");
  private static final Sentence EXPORT =
      new Sentence(
          "A container's whole file system is not given out: use 'docker cp', or make an image with your runner.",
          "コンテナ全体の取り出しはできません。'docker cp' を使うか、Runner でイメージを作ってください。");
  private static final Sentence PRUNE =
      new Sentence(
          "Remove one by one, by name: docker rm NAME.", "名前を指定して 1 つずつ削除してください: docker rm 名前");
  private static final Sentence LOGIN =
      new Sentence(
          "Registries are set up by the administrators; you are known by the token in your docker configuration.",
          "レジストリは管理者が設定します。あなたは docker の設定にあるトークンで識別されます。");
  private static final Sentence ENGINE =
      new Sentence(
          "This is about an engine as a whole, which is not lent. See the page Hosts of the console.",
          "エンジン全体に関する操作は使えません。コンソールの「ホスト」のページを見てください。");

  private static final Sentence NO_OBJECT = new Sentence("No such object: {0}", "見つかりません: {0}");

  /** Where {@code docker inspect NAME} goes on to look when no container is called so. */
  private static final Pattern OBJECT =
      Pattern.compile(
          "/(?:networks|volumes|nodes|services|tasks|secrets|configs)/([^/]+)|/plugins/(.+)/json");

  private static final Map<Pattern, Sentence> COMMANDS = new LinkedHashMap<>();

  static {
    put("/(build|session|grpc|commit)(/.*)?", BUILD);
    put("/images/(load|get|search|prune)", BUILD);
    put("/images/.+/(push|tag|get|history|attestations)", BUILD);
    put("/distribution/.+", LOGIN);
    put("/auth", LOGIN);
    put("/volumes(/.*)?", VOLUMES);
    put("/networks(/.*)?", NETWORKS);
    put("/(swarm|nodes|services|tasks|secrets|configs)(/.*)?", SWARM);
    put("/containers/prune", PRUNE);
    put("/containers/[^/]+/rename", RENAME);
    put("/containers/[^/]+/update", UPDATE);
    put("/containers/[^/]+/(un)?pause", PAUSE);
    put("/containers/[^/]+/(export|changes|attach/ws)", EXPORT);
    put("/(plugins|system|debug)(/.*)?", ENGINE);
  }

  private NotLentCommand() {}

  private static void put(String path, Sentence sentence) {
    COMMANDS.put(Pattern.compile(path), sentence);
  }

  /** The refusal of an address without its version; nothing for one that no engine knows. */
  static Optional<ApiException> of(String method, String path) {
    var object = OBJECT.matcher(path);
    if (method.equals("GET") && object.matches()) {
      var name = object.group(1) == null ? object.group(2) : object.group(1);
      return Optional.of(new ApiException(ErrorCode.NOT_FOUND, NO_OBJECT.with(name)));
    }
    return COMMANDS.entrySet().stream()
        .filter(command -> command.getKey().matcher(path).matches())
        .findFirst()
        .map(command -> NotLent.command(command.getValue()));
  }
}
