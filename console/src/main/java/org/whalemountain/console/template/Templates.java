package org.whalemountain.console.template;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.whalemountain.api.container.Definition;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.console.image.ImageAccess;
import org.whalemountain.console.placement.Placements;
import org.whalemountain.console.web.Page;

/**
 * Defines, shows and ends templates. A name is its owner's; what others offer is found by name and
 * owner, and by the name alone where it is unmistakable. A private one of somebody else answers as
 * one that never was.
 */
@ApplicationScoped
class Templates {

  /** Owns nothing: what is there for them is there for everybody. */
  private static final String ANYBODY = "";

  private static final Sentence UNKNOWN =
      new Sentence("There is no such template.", "そのテンプレートはありません。");
  private static final Sentence OTHERS =
      new Sentence("Only its owner may change this template.", "このテンプレートを変更できるのは所有者だけです。");
  private static final Sentence WHICH =
      new Sentence(
          "must say whose it is, as several people offer one: {0}",
          "を指定してください。同じ名前のテンプレートを提供している人が複数います: {0}");
  private static final Sentence TEACHERS_ONLY =
      new Sentence(
          "Only teachers and administrators may offer templates to everybody.",
          "テンプレートを全員に提供できるのは教員と管理者だけです。");
  private static final Sentence SECRET =
      new Sentence(
          "looks secret, and everybody could read it in a template that is offered: leave the value empty, or do not offer it",
          "は秘密の値のようです。提供するテンプレートは全員が読めるので、値を空にするか、提供しないでください");
  private static final Sentence PRIVATE_IMAGE =
      new Sentence(
          "is an image that not everybody may use: share it before you offer the template",
          "は全員が使えるイメージではありません。テンプレートを提供する前に、イメージを共有してください");
  private static final Sentence OTHER_NAME =
      new Sentence("must be the one in the address, {0}", "はアドレスにある名前 {0} と同じでなければなりません");

  private final TemplateTable table;
  private final ImageAccess images;
  private final Placements placements;

  Templates(TemplateTable table, ImageAccess images, Placements placements) {
    this.table = table;
    this.images = images;
    this.placements = placements;
  }

  /**
   * What was defined.
   *
   * @param isNew whether it took the place of none
   */
  record Defined(ContainerDefinition definition, boolean isNew) {}

  List<TemplateView> list(Author author, boolean offered, Page page) {
    return offered ? table.offeredTo(author.account(), page) : table.of(author.account(), page);
  }

  /**
   * One that the author may see.
   *
   * @param owner whose it is; null for one's own, or else the only one that is offered
   * @throws ApiException {@code not-found}; {@code invalid} naming {@code owner} where several
   *     people offer one of that name
   */
  TemplateView find(Author author, String name, String owner) {
    var own = table.find(owner == null ? author.account() : owner, name);
    if (own.isPresent() || owner != null) {
      return own.filter(found -> isOwn(author, found) || found.definition().isOffered())
          .orElseThrow(Templates::unknown);
    }
    var offered = table.offered(name);
    if (offered.isEmpty()) {
      throw unknown();
    }
    var owners = offered.stream().map(TemplateView::owner).collect(Collectors.joining(", "));
    new Check().that(offered.size() == 1, "owner", WHICH.with(owners)).done();
    return offered.get(0);
  }

  /**
   * Defines a new one of one's own.
   *
   * @throws ApiException {@code name-taken}, {@code quota-exceeded}, and as {@link #put}
   */
  ContainerDefinition define(Author author, ContainerDefinition definition) {
    new Check().present(definition.name(), "name").done();
    var sound = require(author, definition.named(definition.name()));
    table.store(author.account(), sound, false);
    return sound;
  }

  /**
   * Defines one, in place of the one that has the name.
   *
   * @param owner whose; only one's own are taken
   * @throws ApiException {@code invalid} and what a create would be refused with for ever, {@code
   *     forbidden}, {@code not-found} for others' private ones, {@code quota-exceeded}
   */
  Defined put(Author author, String name, String owner, ContainerDefinition definition) {
    if (owner != null && !owner.equals(author.account())) {
      find(author, name, owner);
      throw new ApiException(ErrorCode.FORBIDDEN, OTHERS);
    }
    var check = new Check();
    Definition.name(check, "name", name);
    check.that(
        definition.name() == null || definition.name().equals(name), "name", OTHER_NAME.with(name));
    check.done();
    var sound = require(author, definition.named(name));
    return new Defined(sound, table.store(author.account(), sound, true));
  }

  /**
   * Ends one: one's own, and as an administrator any that is offered.
   *
   * @param owner null for one's own
   * @throws ApiException {@code not-found}, {@code forbidden} for what others offer
   */
  void undefine(Author author, String name, String owner) {
    var found = find(author, name, owner == null ? author.account() : owner);
    if (!isOwn(author, found) && !author.isAdmin()) {
      throw new ApiException(ErrorCode.FORBIDDEN, OTHERS);
    }
    if (!table.delete(found.owner(), found.definition().name())) {
      throw unknown();
    }
  }

  private ContainerDefinition require(Author author, ContainerDefinition definition) {
    if (definition.isOffered()) {
      requireOfferable(author, definition);
    }
    placements.requireEver(author.account(), definition.wish());
    return definition;
  }

  private void requireOfferable(Author author, ContainerDefinition definition) {
    if (!author.mayOffer()) {
      throw new ApiException(ErrorCode.FORBIDDEN, TEACHERS_ONLY);
    }
    var check = new Check();
    for (var i = 0; i < definition.environments().size(); i++) {
      var isSecret = SecretLook.isSecret(definition.environments().get(i));
      check.that(!isSecret, "environments[" + i + "]", SECRET);
    }
    definition
        .labels()
        .forEach(
            (key, value) -> check.that(!SecretLook.isSecret(key, value), "labels." + key, SECRET));
    check.done();
    // First for its owner: of an image that is not there for them nothing is told.
    images.find(author.account(), definition.image());
    check.that(isForAnybody(definition.image()), "image", PRIVATE_IMAGE).done();
  }

  private boolean isForAnybody(String image) {
    try {
      images.find(ANYBODY, image);
      return true;
    } catch (ApiException e) {
      if (e.code() == ErrorCode.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private static boolean isOwn(Author author, TemplateView template) {
    return template.owner().equals(author.account());
  }

  private static ApiException unknown() {
    return new ApiException(ErrorCode.NOT_FOUND, UNKNOWN);
  }
}
