package org.whalemountain.console.whole;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.whalemountain.api.contract.Call;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A part of the department that dies in the middle of calls, and is started again. */
enum Accident {
  /** Whoever called is told nothing. */
  CONSOLE,
  /** Whoever called is told that it does not answer. */
  DATABASE,
  /** The first blade's; whoever called is told that the host does not answer. */
  AGENT;

  /** Makes these calls at once, and kills it when they are in that middle. */
  void during(Department all, Middle middle, List<Supplier<Call.Answer>> calls) {
    var told = calls.stream().map(CompletableFuture::supplyAsync).toList();
    try {
      middle.await();
      kill(all);
      middle.pass();
      told.forEach(this::expectProblem);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      middle.pass();
      start(all);
    }
  }

  private void kill(Department all) {
    switch (this) {
      case CONSOLE -> all.rig.console.kill();
      case DATABASE -> all.rig.database.kill();
      case AGENT -> all.host(0).agent().kill();
    }
  }

  private void start(Department all) {
    switch (this) {
      case CONSOLE -> all.rig.console.start();
      case DATABASE -> all.rig.database.start();
      case AGENT -> all.host(0).agent().start();
    }
  }

  private void expectProblem(CompletableFuture<Call.Answer> told) {
    switch (this) {
      case CONSOLE -> assertThatThrownBy(told::join).hasMessageContaining("broke off");
      case DATABASE -> told.join().expectProblem(503, "database-unavailable");
      case AGENT -> told.join().expectProblem(503, "host-unreachable");
    }
  }
}
