package org.whalemountain.api.access;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.FieldProblem;
import org.whalemountain.api.problem.Sentence;

/**
 * Keeps a console that was thought dead from finishing what its successor has taken over: calls
 * that a timer makes name the turn they belong to, and a turn that is over changes nothing any
 * more. Calls that a person makes name none and always pass. In memory only: after an agent's
 * restart the next call of the present turn teaches it again.
 */
public final class Epochs {

  /** {@code <installation>/<number>}; each new turn of an installation has a higher number. */
  public static final String HEADER = "Whalemountain-Epoch";

  private static final int MOST_INSTALLATIONS = 100;
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final Pattern FORM =
      Pattern.compile("([A-Za-z0-9][A-Za-z0-9_-]{0,63})/(\\d{1,18})");
  private static final Sentence RULE =
      new Sentence("must be <installation>/<number>", "は <installation>/<number> の形である必要があります");
  private static final Sentence OVER =
      new Sentence(
          "Another console has taken over this work (epoch {0}, yours is {1}).",
          "この作業は別のコンソールが引き継ぎました (エポック {0}、要求は {1})。");

  private final Map<String, Long> highest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST_INSTALLATIONS;
        }
      };

  /**
   * Learns from a call's epoch, and refuses a changing call of an older one.
   *
   * @param method HTTP method
   * @param header value of {@link #HEADER}; null where there is none
   * @throws ApiException {@code wrong-state} where a later epoch was seen, {@code invalid} where
   *     the header cannot be read
   */
  public void check(String method, String header) {
    if (header == null) {
      return;
    }
    var form = FORM.matcher(header.strip());
    if (!form.matches()) {
      throw new ApiException(
          ErrorCode.INVALID,
          new Sentence(HEADER + " " + RULE.english(), HEADER + " " + RULE.japanese()),
          List.of(new FieldProblem(HEADER, RULE)));
    }
    var mine = Long.parseLong(form.group(2));
    var known = learn(form.group(1), mine);
    if (mine < known && !SAFE.contains(method)) {
      throw new ApiException(ErrorCode.WRONG_STATE, OVER.with(known, mine));
    }
  }

  private synchronized long learn(String installation, long number) {
    return highest.merge(installation, number, Math::max);
  }
}
