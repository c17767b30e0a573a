package org.whalemountain.console.orphan;

import java.util.List;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/**
 * What came of writing records anew.
 *
 * @param installation the id of this installation
 * @param adopted how many records were written
 * @param refused what was found and has no record
 * @param silent hosts that could not be asked, or are not believed
 * @param seen whose containers there are on the hosts that were asked
 */
public record Rebuild(
    String installation, int adopted, List<Refused> refused, List<String> silent, List<Seen> seen) {

  /**
   * One that could not be adopted.
   *
   * @param host where it is
   * @param fullName its name there
   * @param code of the problem
   * @param detail a sentence for the person
   */
  public record Refused(String host, String fullName, String code, String detail) {}

  /**
   * Containers of one installation.
   *
   * @param installation the id on their labels
   * @param containers how many
   * @param isThis whether that is this installation
   */
  public record Seen(String installation, int containers, boolean isThis) {}

  /**
   * What is to be written anew.
   *
   * @param installation the id of the database that was lost, which this empty one takes over; null
   *     for this installation's own
   */
  public record Wish(String installation) {

    private static final Sentence RULE =
        new Sentence(
            "must be the id of an installation, at most 36 characters",
            "はインストール ID (36 文字以内) である必要があります");

    public Wish {
      var isSound = installation == null || installation.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,35}");
      new Check().that(isSound, "installation", RULE).done();
    }
  }
}
