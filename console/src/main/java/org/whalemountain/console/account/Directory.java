package org.whalemountain.console.account;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.whalemountain.api.container.FullName;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/** Asks the directory whether a password is right, and who that is. */
@ApplicationScoped
public class Directory {

  private static final Logger LOG = Logger.getLogger(Directory.class);
  private static final int LONGEST_NAME = 200;

  private static final Sentence WRONG =
      new Sentence("The account or the password is not right.", "アカウントまたはパスワードが正しくありません。");
  private static final Sentence SILENT =
      new Sentence(
          "The directory that checks passwords does not answer. Try again in a moment.",
          "パスワードを確認するディレクトリサーバーが応答しません。しばらくしてからもう一度お試しください。");
  private static final Sentence UNUSABLE =
      new Sentence(
          "Your account cannot be used here: an account {0}.", "このアカウントはここでは使えません: アカウント{0}。");

  private final IdentityProviderManager providers;
  private final DirectoryConfig config;

  Directory(IdentityProviderManager providers, DirectoryConfig config) {
    this.providers = providers;
    this.config = config;
  }

  /**
   * The person whose name and password these are, and their groups. Blocks for the configured
   * timeout at most.
   *
   * @param name in the form {@link AccountName#of} gives
   * @throws ApiException {@code not-authenticated} with one text for an unknown name and a wrong
   *     password, {@code forbidden} for an account that cannot become part of names in an engine,
   *     {@code directory-unavailable}
   */
  public Member authenticate(String name, String password) {
    // An empty password would be an anonymous bind, which many directories let through.
    if (password.isEmpty() || !AccountName.mayExist(name)) {
      throw wrong();
    }
    try {
      var identity = ask(name, password);
      return new Member(person(identity, name), List.copyOf(new TreeSet<>(identity.getRoles())));
    } catch (AuthenticationFailedException e) {
      LOG.debugf("directory refused account=%s", name);
      throw wrong();
    } catch (ApiException e) {
      throw e;
    } catch (TimeoutException | RuntimeException e) {
      LOG.warnf("directory does not answer cause=%s", e);
      throw new ApiException(ErrorCode.DIRECTORY_UNAVAILABLE, SILENT);
    }
  }

  /** LDAP bounds each answer only, and a login waits for several. */
  private SecurityIdentity ask(String name, String password) throws TimeoutException {
    var secret = new PasswordCredential(password.toCharArray());
    var request = new UsernamePasswordAuthenticationRequest(name, secret);
    var asked =
        CompletableFuture.supplyAsync(
            () -> providers.authenticateBlocking(request), Infrastructure.getDefaultWorkerPool());
    try {
      return asked.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException refused
          ? refused
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The one answer to every login that is not right. */
  public static ApiException wrong() {
    return new ApiException(ErrorCode.NOT_AUTHENTICATED, WRONG);
  }

  private Person person(SecurityIdentity identity, String asked) {
    var account =
        values(identity, "account").stream()
            .map(AccountName::of)
            .filter(spelled -> spelled.equals(asked))
            .findFirst()
            .or(() -> values(identity, "account").stream().map(AccountName::of).findFirst())
            .orElse(asked);
    if (!FullName.ACCOUNT.matcher(account).matches()) {
      LOG.warnf("account cannot be used account=%s", account);
      throw new ApiException(
          ErrorCode.FORBIDDEN,
          new Sentence(
              UNUSABLE.with(FullName.ACCOUNT_RULE.english()).english(),
              UNUSABLE.with(FullName.ACCOUNT_RULE.japanese()).japanese()));
    }
    var admin =
        identity.getRoles().stream().anyMatch(group -> group.equalsIgnoreCase(config.adminGroup()));
    var teacher =
        identity.getRoles().stream()
            .anyMatch(group -> config.teacherGroups().stream().anyMatch(group::equalsIgnoreCase));
    return new Person(account, displayName(identity).orElse(account), admin, teacher);
  }

  private static Optional<String> displayName(SecurityIdentity identity) {
    return values(identity, "name").stream()
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(name -> name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name)
        .findFirst();
  }

  private static List<String> values(SecurityIdentity identity, String attribute) {
    return identity.getAttribute(attribute) instanceof Collection<?> found
        ? found.stream().map(String::valueOf).toList()
        : List.of();
  }
}
