package org.whalemountain.console.image;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.host.Hosts;
import org.whalemountain.console.query.Query;

/** Removes an image from every host that has it, or says why not and removes it from none. */
@ApplicationScoped
public class ImageRemoval {

  private static final String USES =
      "SELECT account, name FROM container WHERE image_id = ? AND live_name IS NOT NULL ORDER BY account, name";
  private static final String HOSTS =
      """
      SELECT p.host FROM host_image p JOIN host h ON h.name = p.host
      WHERE p.reference = ? AND h.removed_at IS NULL ORDER BY p.host
      """;
  private static final Sentence OWN =
      new Sentence(
          "Your containers made of it: {0}. Delete them first.",
          "このイメージを使うあなたのコンテナがあります: {0}。先に削除してください。");
  private static final Sentence OTHERS =
      new Sentence("{0} containers of others are made of it.", "ほかの人のコンテナ {0} 個がこのイメージを使っています。");
  private static final Sentence OTHERS_NAMED =
      new Sentence(
          "{0} containers of others are made of it ({1}).", "ほかの人のコンテナ {0} 個がこのイメージを使っています ({1})。");
  private static final Sentence BOTH = new Sentence("{0} {1}", "{2}{3}");
  private static final Sentence ON_HOST =
      new Sentence(
          "A container on the host {0} is still made of it.", "ホスト {0} のコンテナがまだこのイメージを使っています。");

  private final Query query;
  private final Images images;
  private final Hosts hosts;
  private final ManagedExecutor executor;

  ImageRemoval(Query query, Images images, Hosts hosts, ManagedExecutor executor) {
    this.query = query;
    this.images = images;
    this.hosts = hosts;
    this.executor = executor;
  }

  private record Use(String account, String container) {}

  /**
   * Removes one's own. Where a host fails in between, the call may be repeated.
   *
   * @throws ApiException {@code not-found}, {@code forbidden}, {@code image-in-use}, {@code
   *     host-unreachable}
   */
  public void delete(String account, String id, Locale language) {
    var image = images.requireOwn(account, id);
    requireUnused(account, image);
    var places = query.all(HOSTS, row -> row.getString("host"), id);
    requireAnswers(places, language);
    for (var host : places) {
      remove(host, id, language);
    }
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                query.change(
                    "DELETE FROM image WHERE id = ? AND owner = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM host_image p WHERE p.reference = image.id)",
                    id,
                    account));
  }

  private void requireUnused(String account, Images.Row image) {
    var uses =
        query.all(
            USES, row -> new Use(row.getString("account"), row.getString("name")), image.id());
    if (uses.isEmpty()) {
      return;
    }
    var own = uses.stream().filter(use -> use.account.equals(account)).map(Use::container).toList();
    var others = uses.stream().map(Use::account).filter(who -> !who.equals(account)).toList();
    var said = new ArrayList<Sentence>();
    if (!own.isEmpty()) {
      said.add(OWN.with(String.join(", ", own)));
    }
    if (!others.isEmpty()) {
      var who = String.join(", ", others.stream().distinct().toList());
      said.add(
          image.isShared() ? OTHERS_NAMED.with(others.size(), who) : OTHERS.with(others.size()));
    }
    throw new ApiException(ErrorCode.IMAGE_IN_USE, said.stream().reduce(ImageRemoval::both).get());
  }

  private static Sentence both(Sentence one, Sentence other) {
    return BOTH.with(one.english(), other.english(), one.japanese(), other.japanese());
  }

  /** Before anything is removed anywhere: half an image is worse than a whole one. */
  private void requireAnswers(List<String> places, Locale language) {
    var asked =
        places.stream()
            .map(host -> executor.supplyAsync(() -> hosts.agent(host, language).images().size()))
            .toList();
    try {
      asked.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof ApiException refusal ? refusal : e;
    }
  }

  private void remove(String host, String id, Locale language) {
    try {
      hosts.agent(host, language).deleteImage(id);
    } catch (ApiException e) {
      switch (e.code()) {
        case NOT_FOUND -> {}
        // What the agent says names containers, and not all of them are the owner's business.
        case IMAGE_IN_USE -> throw new ApiException(ErrorCode.IMAGE_IN_USE, ON_HOST.with(host), e);
        default -> throw e;
      }
    }
    query.change("DELETE FROM host_image WHERE host = ? AND image_id = ?", host, id);
  }
}
