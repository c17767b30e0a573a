package org.whalemountain.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Runs both parts until it is told to end (SIGTERM). Arguments: data folder, database port, file
 * with the database's password, directory port. Prints {@code ready} when both answer.
 *
 * <p>The password comes in a file, because every account of the machine may read a command line.
 */
public final class Parts {

  private Parts() {}

  public static void main(String[] arguments) throws InterruptedException, IOException {
    var folder = Path.of(arguments[0]).toAbsolutePath();
    var password = Files.readString(Path.of(arguments[2])).strip();
    var database = EmbeddedDatabase.start(folder, Integer.parseInt(arguments[1]), password);
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
