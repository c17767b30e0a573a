package org.whalemountain.docker.host;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.whalemountain.api.host.HostReport.Gpu;

/**
 * What {@code nvidia-smi --query-gpu=… --format=csv,noheader,nounits} prints, one GPU a line:
 * {@code 0, GPU-6d3…, NVIDIA A40, 46068, 4, 0}. Values the hardware does not tell are {@code [N/A]}
 * or {@code [Not Supported]}.
 */
final class GpuTable {
  /** The columns, in their order. */
  static final String COLUMNS = "index,uuid,name,memory.total,memory.used,utilization.gpu";

  private static final int WIDTH = 6;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  private GpuTable() {}

  /** In the order of their indices; lines that are no GPU are left out. */
  static List<Gpu> read(String printed) {
    return printed
        .lines()
        .flatMap(line -> readLine(line).stream())
        .sorted(Comparator.comparingInt(Gpu::index))
        .toList();
  }

  private static Optional<Gpu> readLine(String line) {
    var cells = line.split(",", -1);
    if (cells.length < WIDTH) {
      return Optional.empty();
    }
    var index = number(cells[0]);
    var uuid = cells[1].strip();
    if (index.isEmpty() || uuid.isEmpty() || uuid.startsWith("[")) {
      return Optional.empty();
    }
    // no model has a comma today, yet the numbers are the last three whatever a model is called
    var last = cells.length;
    var model = String.join(",", List.of(cells).subList(2, last - 3)).strip();
    return Optional.of(
        new Gpu(
            index.get(),
            uuid,
            model,
            number(cells[last - 3]).orElse(0),
            number(cells[last - 2]).orElse(0),
            number(cells[last - 1]).orElse(null)));
  }

  private static Optional<Integer> number(String cell) {
    return Optional.of(cell.strip())
        .filter(text -> NUMBER.matcher(text).matches())
        .map(Integer::valueOf);
  }
}
