package org.whalemountain.docker.program;

import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whalemountain.api.container.Execution;
import org.whalemountain.api.container.NewExecution;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;
import org.whalemountain.docker.exec.Command;
import org.whalemountain.docker.exec.Commands;
import org.whalemountain.docker.exec.Mark;
import org.whalemountain.docker.wire.Target;
import org.whalemountain.docker.wire.Targets;
import org.whalemountain.docker.wire.Wire;

/**
 * Commands made known to the engine, which is their memory: an id is the engine's and, behind a
 * point, the mark that its processes are found by. For threads that may wait.
 */
@ApplicationScoped
class Executions {

  private static final Pattern ID = Pattern.compile("([0-9a-f]{64})\\.([0-9a-f-]{36})");
  private static final Sentence UNKNOWN =
      new Sentence("There is no such execution.", "その実行はありません。");

  private static final Sentence BEGUN =
      new Sentence("It was started before; an execution runs once.", "すでに開始されています。一度しか実行できません。");

  private final Targets targets;
  private final Commands commands;
  private final Wire wire;

  Executions(Targets targets, Commands commands, Wire wire) {
    this.targets = targets;
    this.commands = commands;
    this.wire = wire;
  }

  /** One that was found, and how it is. */
  record Found(Command command, Commands.Progress progress) {}

  Execution make(String fullName, NewExecution wanted) {
    var target = targets.running(fullName);
    var made = Wire.await(commands.makeExecution(target, wanted), wire.deadline());
    return new Execution(made.id() + "." + made.mark().value(), false, null, wanted.tty());
  }

  Execution look(String fullName, String id) {
    var progress = find(fullName, id).progress;
    return new Execution(
        id, progress.isRunning(), progress.exitCode().orElse(null), progress.tty());
  }

  void startAlone(String fullName, String id) {
    Wire.await(commands.startAlone(fresh(fullName, id).command), wire.deadline());
  }

  void resize(String fullName, String id, int columns, int rows) {
    Wire.await(commands.resize(find(fullName, id).command, columns, rows), wire.deadline());
  }

  /**
   * One that is still to be started. The engine itself would tell of another one in the middle of
   * what it prints.
   *
   * @throws ApiException {@code not-found}, {@code wrong-state}
   */
  Found fresh(String fullName, String id) {
    var found = find(fullName, id);
    if (found.progress.isRunning() || found.progress.exitCode().isPresent()) {
      throw new ApiException(ErrorCode.WRONG_STATE, BEGUN);
    }
    return found;
  }

  /**
   * One of that container's.
   *
   * @throws ApiException {@code not-found}, also for another container's
   */
  Found find(String fullName, String id) {
    var parts = ID.matcher(id);
    if (!parts.matches()) {
      throw unknown();
    }
    Target target = targets.find(fullName);
    var command = new Command(target, parts.group(1), new Mark(parts.group(2)));
    try {
      var progress = Wire.await(commands.look(command), wire.deadline());
      if (progress.containerId().equals(target.id())) {
        return new Found(command, progress);
      }
    } catch (ApiException e) {
      if (e.code() != ErrorCode.NOT_FOUND) {
        throw e;
      }
    }
    throw unknown();
  }

  Future<Optional<Integer>> exitCode(Command command) {
    return commands.look(command).map(Commands.Progress::exitCode);
  }

  private static ApiException unknown() {
    return new ApiException(ErrorCode.NOT_FOUND, UNKNOWN);
  }
}
