package org.whalemountain.docker.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.dockerjava.api.model.AuthConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;

/** Which registries may be pulled from, and what they are shown. */
@ApplicationScoped
public class Registries {
  private static final Logger LOG = Logger.getLogger(Registries.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HUB = "docker.io";
  private static final Sentence REFUSED =
      new Sentence(
          "Images cannot be pulled from {0} here. Allowed: {1}.",
          "{0} からはイメージを取得できません。使えるレジストリ: {1}。");

  private final Set<String> allowed;
  private final Optional<Path> credentials;

  Registries(RegistryConfig config) {
    this.allowed =
        config.allowed().orElse(List.of()).stream()
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(Registries::canonical)
            .collect(Collectors.toUnmodifiableSet());
    this.credentials = config.credentials();
  }

  /**
   * Fails where the reference leads to a registry that is not allowed.
   *
   * @throws ApiException {@code image-not-available}, naming the field {@code image}
   */
  public void check(String reference) {
    var registry = of(reference);
    if (!allowed.isEmpty() && !allowed.contains(registry)) {
      var all = allowed.stream().sorted().collect(Collectors.joining(", "));
      var refused = REFUSED.with(registry, all);
      throw new ApiException(
          ErrorCode.IMAGE_NOT_AVAILABLE, refused, List.of(new FieldProblem("image", refused)));
    }
  }

  /** What the reference's registry is to be shown; empty for an anonymous pull. */
  public AuthConfig credentials(String reference) {
    var registry = of(reference);
    return credentials
        .flatMap(file -> find(file, registry))
        .orElseGet(AuthConfig::new)
        .withRegistryAddress(registry.equals(HUB) ? AuthConfig.DEFAULT_SERVER_ADDRESS : registry);
  }

  /**
   * The registry of a reference: what stands before the first slash, where it can only be a host
   * (github.com/distribution/reference, {@code splitDockerDomain}).
   */
  static String of(String reference) {
    var slash = reference.indexOf('/');
    var first = slash < 0 ? "" : reference.substring(0, slash);
    var isHost =
        first.contains(".")
            || first.contains(":")
            || first.equals("localhost")
            || !first.equals(first.toLowerCase(Locale.ROOT));
    return isHost ? canonical(first) : HUB;
  }

  private static String canonical(String host) {
    var lower = host.toLowerCase(Locale.ROOT);
    return lower.equals("index.docker.io") ? HUB : lower;
  }

  private static Optional<AuthConfig> find(Path file, String registry) {
    try {
      var known = JSON.readTree(Files.readString(file)).path("auths").fields();
      while (known.hasNext()) {
        var entry = known.next();
        if (registryOfKey(entry.getKey()).equals(registry)) {
          return Optional.of(read(entry.getValue()));
        }
      }
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // its message would quote the file
      LOG.warnf("the registries' credentials cannot be read: no docker login file=%s", file);
    } catch (IOException e) {
      LOG.warnf("the registries' credentials cannot be read: %s", e.toString());
    }
    return Optional.empty();
  }

  /** Keys are hosts, or addresses as Docker Hub's {@code https://index.docker.io/v1/}. */
  private static String registryOfKey(String key) {
    return canonical(key.replaceFirst("^https?://", "").replaceFirst("/.*$", ""));
  }

  private static AuthConfig read(JsonNode entry) {
    var auth = new AuthConfig();
    var pair = entry.path("auth").asText("");
    if (!pair.isEmpty()) {
      var decoded = new String(Base64.getDecoder().decode(pair), StandardCharsets.UTF_8);
      var colon = decoded.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("no colon");
      }
      auth.withUsername(decoded.substring(0, colon)).withPassword(decoded.substring(colon + 1));
    } else if (entry.hasNonNull("username")) {
      auth.withUsername(entry.path("username").asText())
          .withPassword(entry.path("password").asText());
    }
    if (entry.hasNonNull("identitytoken")) {
      auth.withIdentityToken(entry.path("identitytoken").asText());
    }
    return auth;
  }
}
