package org.whalemountain.console.template;

import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** What of YAML is taken: one document of plain values, without aliases, anchors and tags. */
final class PlainYaml {

  private static final int MOST_LEVELS = 2;
  private static final Sentence ALIAS =
      new Sentence(
          "Line {0}: anchors and aliases (& and *) are not taken here; put a value that begins so in quotes.",
          "{0} 行目: アンカーとエイリアス (& と *) は使えません。それらで始まる値は引用符で囲んでください。");
  private static final Sentence TAG =
      new Sentence(
          "Line {0}: tags (!) are not taken here; put a value that begins so in quotes.",
          "{0} 行目: タグ (!) は使えません。それで始まる値は引用符で囲んでください。");
  private static final Sentence DEEP =
      new Sentence("Line {0} nests too deep for a definition.", "{0} 行目: 定義としては入れ子が深すぎます。");
  private static final Sentence SECOND =
      new Sentence("Line {0} begins a second document.", "{0} 行目から 2 つ目の文書が始まっています。");

  private PlainYaml() {}

  /**
   * Reads no further than to the first thing that is not taken.
   *
   * @throws ApiException {@code malformed} with its line
   */
  static void require(Iterable<Event> events) {
    var depth = 0;
    var documents = 0;
    for (var event : events) {
      if (event instanceof DocumentStartEvent) {
        documents++;
        refuse(documents > 1, SECOND, event);
      } else if (event instanceof CollectionStartEvent) {
        depth++;
        refuse(depth > MOST_LEVELS, DEEP, event);
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      refuse(event instanceof AliasEvent || isAnchored(event), ALIAS, event);
      refuse(isTagged(event), TAG, event);
    }
  }

  private static boolean isAnchored(Event event) {
    return event instanceof NodeEvent node && node.getAnchor() != null;
  }

  private static boolean isTagged(Event event) {
    return (event instanceof ScalarEvent scalar && scalar.getTag() != null)
        || (event instanceof CollectionStartEvent start && start.getTag() != null);
  }

  private static void refuse(boolean isRefused, Sentence why, Event event) {
    if (isRefused) {
      throw new ApiException(ErrorCode.MALFORMED, why.with(event.getStartMark().getLine() + 1));
    }
  }
}
