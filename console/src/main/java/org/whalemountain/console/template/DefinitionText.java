package org.whalemountain.console.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.ProblemMapper;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.api.problem.StrictJson;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Definitions as text. Read is one plain document: nothing unknown, nothing doubled, and of YAML
 * neither aliases nor tags, which could make much of little or something else than it seems.
 */
final class DefinitionText {

  /** The most a definition may have, in bytes; what the rules allow fits several times. */
  static final int LARGEST = 512 * 1024;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final int MOST_LEVELS = 4;
  private static final ObjectMapper JSON = StrictJson.mapper();
  private static final ObjectMapper YAML = yamlMapper(true);
  private static final ObjectMapper QUOTED_YAML = yamlMapper(false);

  private static final Sentence TOO_LARGE =
      new Sentence("A definition has at most {0} KiB.", "定義は {0} KiB までです。");
  private static final Sentence NOT_UTF_8 =
      new Sentence("The body is not UTF-8 text.", "本文が UTF-8 のテキストではありません。");
  private static final Sentence NOTHING =
      new Sentence(
          "A definition is expected: an object with an image and more.",
          "定義 (image などを持つオブジェクト) が必要です。");
  private static final Sentence NOT_JSON =
      new Sentence("Line {0} cannot be read as JSON.", "{0} 行目を JSON として読み取れません。");
  private static final Sentence NOT_YAML =
      new Sentence("Line {0} cannot be read as YAML: {1}.", "{0} 行目を YAML として読み取れません: {1}。");
  private static final Sentence NO_YAML =
      new Sentence("The body cannot be read as YAML.", "本文を YAML として読み取れません。");
  private static final Sentence TWICE =
      new Sentence("Line {0} names a field a second time.", "{0} 行目で、同じ項目が 2 回指定されています。");
  private static final Sentence AT_LINE = new Sentence("Line {0}: {1}", "{0} 行目: {1}");

  private DefinitionText() {}

  /**
   * Reads and checks one.
   *
   * @throws ApiException {@code malformed}, {@code invalid} or {@code too-large}, with the line
   *     where there is one
   */
  static ContainerDefinition read(byte[] body, boolean isYaml) {
    if (body.length > LARGEST) {
      throw new ApiException(ErrorCode.TOO_LARGE, TOO_LARGE.with(LARGEST / 1024));
    }
    var text = text(body);
    try {
      if (isYaml) {
        PlainYaml.require(new Yaml(new SafeConstructor(limits())).parse(new StringReader(text)));
      }
      var read = (isYaml ? YAML : JSON).readValue(text, ContainerDefinition.class);
      if (read == null) {
        throw new ApiException(ErrorCode.MALFORMED, NOTHING);
      }
      return read.checked();
    } catch (JsonProcessingException e) {
      throw refusal(e, isYaml);
    } catch (YAMLException e) {
      throw refusal(e);
    }
  }

  /** As YAML, the same when it is read. */
  static String yaml(ContainerDefinition definition) {
    try {
      var plain = YAML.writeValueAsString(definition);
      // Line breaks other than the usual one do not survive without quotes.
      return YAML.readValue(plain, ContainerDefinition.class).equals(definition)
          ? plain
          : QUOTED_YAML.writeValueAsString(definition);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a definition is always YAML", e);
    }
  }

  private static String text(byte[] body) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      var begin = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? 1 : 0;
      if (text.isBlank()) {
        throw new ApiException(ErrorCode.MALFORMED, NOTHING);
      }
      return text.substring(begin);
    } catch (CharacterCodingException e) {
      throw new ApiException(ErrorCode.MALFORMED, NOT_UTF_8);
    }
  }

  private static ApiException refusal(JsonProcessingException error, boolean isYaml) {
    var place = error.getLocation();
    var line = place == null ? 0 : place.getLineNr();
    if (error.getOriginalMessage().startsWith("Duplicate field")) {
      return new ApiException(ErrorCode.MALFORMED, TWICE.with(line));
    }
    if (error instanceof JsonMappingException) {
      var plain = ProblemMapper.ofJson(error);
      return line < 1 || error.getCause() instanceof ApiException
          ? plain
          : new ApiException(
              plain.code(),
              new Sentence(
                  AT_LINE.with(line, plain.detail().english()).english(),
                  AT_LINE.with(line, plain.detail().japanese()).japanese()),
              plain.fields());
    }
    return new ApiException(
        ErrorCode.MALFORMED, isYaml ? NO_YAML : NOT_JSON.with(Math.max(line, 1)));
  }

  private static ApiException refusal(YAMLException error) {
    return error instanceof MarkedYAMLException marked && marked.getProblemMark() != null
        ? new ApiException(
            ErrorCode.MALFORMED,
            NOT_YAML.with(marked.getProblemMark().getLine() + 1, marked.getProblem()))
        : new ApiException(ErrorCode.MALFORMED, NO_YAML);
  }

  /** Leaves quotes away only where nobody could take a text for something else. */
  private static final class Quoting extends StringQuotingChecker.Default {

    private static final long serialVersionUID = 1L;
    private static final String PLAIN = " :._/@=+-";

    @Override
    public boolean needToQuoteName(String name) {
      return !isPlain(name) || super.needToQuoteName(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
      return !isPlain(value) || super.needToQuoteValue(value);
    }

    private static boolean isPlain(String value) {
      return !value.isEmpty()
          && (Character.isLetter(value.codePointAt(0)) || value.charAt(0) == '/')
          && value.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)
          && !value.contains(": ")
          && !value.endsWith(":")
          && !value.endsWith(" ");
    }
  }

  private static LoaderOptions limits() {
    var limits = new LoaderOptions();
    limits.setCodePointLimit(LARGEST);
    limits.setNestingDepthLimit(MOST_LEVELS);
    limits.setMaxAliasesForCollections(0);
    limits.setAllowDuplicateKeys(false);
    return limits;
  }

  private static ObjectMapper yamlMapper(boolean isPlain) {
    var factory =
        YAMLFactory.builder()
            .loaderOptions(limits())
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MOST_LEVELS)
                    .maxDocumentLength(LARGEST)
                    .build())
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .configure(YAMLGenerator.Feature.MINIMIZE_QUOTES, isPlain)
            .stringQuotingChecker(new Quoting())
            .build();
    var mapper = new YAMLMapper(factory);
    new StrictJson().customize(mapper);
    return mapper;
  }
}
