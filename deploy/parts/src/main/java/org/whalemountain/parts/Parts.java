package org.whalemountain.parts;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Runs both parts until it is told to end (SIGTERM). Arguments: data folder, database port,
 * database password, directory port. Prints {@code ready} when both answer.
 */
public final class Parts {

  private Parts() {}

  public static void main(String[] arguments) throws InterruptedException {
    var folder = Path.of(arguments[0]).toAbsolutePath();
    var database = EmbeddedDatabase.start(folder, Integer.parseInt(arguments[1]), arguments[2]);
    var directory = EmbeddedDirectory.start(Integer.parseInt(arguments[3]));
    System.out.println("ready " + database.jdbcUrl() + " " + directory.url());
    var ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  directory.close();
                  database.close();
                  ended.countDown();
                }));
    ended.await();
  }
}
