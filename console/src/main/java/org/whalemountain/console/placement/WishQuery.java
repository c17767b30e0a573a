package org.whalemountain.console.placement;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.whalemountain.api.container.Definition;
import org.whalemountain.api.problem.Check;
import org.whalemountain.api.problem.Sentence;

/** A wish in the query of an address. What is left out is as in a create. */
final class WishQuery {

  private static final Sentence NUMBER = new Sentence("must be a number", "は数で指定してください");

  private WishQuery() {}

  /**
   * Reads it.
   *
   * @param guestPorts numbers, several in one parameter separated by commas
   * @throws org.whalemountain.api.problem.ApiException {@code invalid}, naming what is wrong
   */
  static Wish of(
      String image,
      String gpus,
      String cpus,
      String memoryMiB,
      List<String> guestPorts,
      String host) {
    var check = new Check();
    var texts =
        guestPorts.stream()
            .flatMap(text -> Stream.of(text.split("[,\\s]+")))
            .filter(text -> !text.isEmpty())
            .toList();
    var ports =
        IntStream.range(0, texts.size())
            .mapToObj(i -> whole(check, "guestPorts[" + i + "]", texts.get(i), 0))
            .toList();
    var gpuCount = whole(check, "gpus", gpus, 0);
    var processors = decimal(check, cpus);
    var memory = whole(check, "memoryMiB", memoryMiB, Wish.DEFAULT_MEMORY_MIB);
    check.done();
    Definition.guestPorts(check, "guestPorts", ports);
    check.done();
    return new Wish(
        image,
        gpuCount,
        processors,
        memory,
        ports.size(),
        host == null || host.isEmpty() ? null : host);
  }

  private static int whole(Check check, String field, String text, int standard) {
    if (text == null || text.isEmpty()) {
      return standard;
    }
    var isNumber = text.matches("-?[0-9]{1,9}");
    check.that(isNumber, field, NUMBER);
    return isNumber ? Integer.parseInt(text) : standard;
  }

  private static double decimal(Check check, String text) {
    if (text == null || text.isEmpty()) {
      return Wish.DEFAULT_CPUS;
    }
    var isNumber = text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?");
    check.that(isNumber, "cpus", NUMBER);
    return isNumber ? Double.parseDouble(text) : Wish.DEFAULT_CPUS;
  }
}
