package org.whalemountain.console.host;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.whalemountain.api.problem.Sentence;

/**
 * Why what answers at a host's address is not believed. It ends by itself when the host is back.
 */
public enum HostTrouble {
  /** Another engine than the one that was registered. Nothing but its identity is asked there. */
  IDENTITY_CHANGED(
      new Sentence(
          "Another machine answers at the address of the host {0}. Nothing is done there until the right one is back.",
          "ホスト {0} のアドレスで別のマシンが応答しています。元のマシンが戻るまで何も行いません。")),
  /** An agent that refuses the console's token. */
  TOKEN_REFUSED(
      new Sentence(
          "The host {0} refuses the console's token. Tell the administrators.",
          "ホスト {0} がコンソールのトークンを受け付けません。管理者に知らせてください。")),
  /** Something that answers, and not as agents do. */
  NOT_AN_AGENT(
      new Sentence(
          "Something that is no agent answers at the address of the host {0}.",
          "ホスト {0} のアドレスでエージェントではないものが応答しています。"));

  private final Sentence sentence;

  HostTrouble(Sentence sentence) {
    this.sentence = sentence;
  }

  /** For the owners of its containers. */
  public Sentence sentence(String host) {
    return sentence.with(host);
  }

  /** As it stands in JSON, for example {@code identity-changed}. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
