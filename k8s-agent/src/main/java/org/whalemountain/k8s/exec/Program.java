package org.whalemountain.k8s.exec;

import java.util.List;
import java.util.Locale;

/**
 * A program that is run in a pod as somebody wished.
 *
 * @param command it and its arguments
 * @param environments {@code KEY=value} beside those of the container
 * @param directory where it begins; null for where the container's program did
 * @param input what it reads
 * @param language of who wished it, for what the agent itself has to say
 */
public record Program(
    List<String> command,
    List<String> environments,
    String directory,
    Input input,
    Locale language) {

  public Program {
    command = List.copyOf(command);
    environments = List.copyOf(environments);
  }

  /** What a program reads, and where its output goes. */
  public enum Input {
    /** Nothing. */
    NONE(Script.How.BEFORE),
    /** What is written to {@link Execution#input}, until that is closed. */
    FED(Script.How.FED),
    /** A terminal, which prints as well. */
    TERMINAL(Script.How.BEFORE),
    /** Nothing; its output goes nowhere, so that it outlives its connection ({@link Departure}). */
    ALONE(Script.How.ALONE);

    private final Script.How how;

    Input(Script.How how) {
      this.how = how;
    }
  }

  /** One that reads what is fed to it until its end. */
  public static Program fed(List<String> command, Locale language) {
    return new Program(command, List.of(), null, Input.FED, language);
  }

  /** Whether nothing was wished but to run it, which needs no shell. */
  public boolean isPlain() {
    return input == Input.NONE && environments.isEmpty() && directory == null;
  }

  Words words(String mark) {
    return Script.words(mark, input.how, this);
  }

  boolean isTerminal() {
    return input == Input.TERMINAL;
  }

  /** Whether anything can be sent to it. */
  public boolean hasInput() {
    return input == Input.FED || isTerminal();
  }
}
