package org.whalemountain.api.container;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import org.whalemountain.api.problem.Sentence;

/**
 * One container as an agent sees it now.
 *
 * @param id the console's id, from the label
 * @param owner the account, from the label
 * @param name its own name, from the label
 * @param fullName the name in the engine
 * @param console the installation that ordered it, from the label
 * @param specHash hash of the spec it was made from; equal hashes are equal specs
 * @param image reference it was made from
 * @param imageId what the reference resolved to, {@code sha256:…}
 * @param status one of creating, running, stopped, failed
 * @param statusDetail a sentence where the status needs one, else null
 * @param exitCode of the ended command, else null
 * @param containerId the engine's id; null while it is being created
 * @param networkId the engine's id of the account's network
 * @param networkName the account's network
 * @param ports guest ports and host ports, also while it is stopped; on a cluster the host ports
 *     are what the cluster chose where it has no such ports as were asked for
 * @param gpus UUIDs of its GPUs
 * @param createdAt when the engine made it
 * @param startedAt when it was last started; null where the listing does not tell
 * @param statusSentence {@code statusDetail} in both languages, for a caller that keeps it for
 *     readers it does not know yet
 * @param progress how far its image is, while that is being pulled; else null
 * @param queuePlace place in the queue of those that wait for their turn to start, 1 is next; null
 *     where it does not wait there
 * @param environments {@code KEY=value} as they were ordered, without what image and agent add;
 *     null unless its definition was asked for, as the fields below
 * @param command as it was ordered; empty where the image's own is used
 * @param cpus processors
 * @param memoryMiB limit for memory and swap together
 * @param wanted {@code running}, or {@code stopped} where it was stopped by a call: what it will be
 *     after the engine's next restart
 * @param finishedAt when its program last ended; null where the listing does not tell, as while it
 *     has not
 * @param launch how its program is started; null unless its definition was asked for, or it is the
 *     usual way
 * @param program what runs in it, entrypoint and command on one line, the image's own too; cut off
 *     after {@value #LONGEST_PROGRAM} characters; null where the agent does not tell
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ContainerReport(
    String id,
    String owner,
    String name,
    String fullName,
    String console,
    String specHash,
    String image,
    String imageId,
    ContainerStatus status,
    String statusDetail,
    Integer exitCode,
    String containerId,
    String networkId,
    String networkName,
    List<PortMapping> ports,
    List<String> gpus,
    Instant createdAt,
    Instant startedAt,
    Sentence statusSentence,
    PullProgress progress,
    Integer queuePlace,
    List<String> environments,
    List<String> command,
    Double cpus,
    Integer memoryMiB,
    String wanted,
    Instant finishedAt,
    Launch launch,
    String program) {

  /** Characters of a program's line at most: it is in every list. */
  public static final int LONGEST_PROGRAM = 200;

  public ContainerReport {
    ports = ports == null ? List.of() : List.copyOf(ports);
    gpus = gpus == null ? List.of() : List.copyOf(gpus);
    environments = environments == null ? null : List.copyOf(environments);
    command = command == null ? null : List.copyOf(command);
  }

  /** One of which is not told what runs in it. */
  public ContainerReport(
      String id,
      String owner,
      String name,
      String fullName,
      String console,
      String specHash,
      String image,
      String imageId,
      ContainerStatus status,
      String statusDetail,
      Integer exitCode,
      String containerId,
      String networkId,
      String networkName,
      List<PortMapping> ports,
      List<String> gpus,
      Instant createdAt,
      Instant startedAt,
      Sentence statusSentence,
      PullProgress progress,
      Integer queuePlace,
      List<String> environments,
      List<String> command,
      Double cpus,
      Integer memoryMiB,
      String wanted,
      Instant finishedAt,
      Launch launch) {
    this(
        id,
        owner,
        name,
        fullName,
        console,
        specHash,
        image,
        imageId,
        status,
        statusDetail,
        exitCode,
        containerId,
        networkId,
        networkName,
        ports,
        gpus,
        createdAt,
        startedAt,
        statusSentence,
        progress,
        queuePlace,
        environments,
        command,
        cpus,
        memoryMiB,
        wanted,
        finishedAt,
        launch,
        null);
  }

  /** The same with the definition it was made from. */
  public ContainerReport defined(
      List<String> ordered,
      List<String> words,
      double processors,
      int memory,
      String asked,
      Launch manner) {
    return new ContainerReport(
        id,
        owner,
        name,
        fullName,
        console,
        specHash,
        image,
        imageId,
        status,
        statusDetail,
        exitCode,
        containerId,
        networkId,
        networkName,
        ports,
        gpus,
        createdAt,
        startedAt,
        statusSentence,
        progress,
        queuePlace,
        ordered,
        words,
        processors,
        memory,
        asked,
        finishedAt,
        manner,
        program);
  }

  /** Shows no environment: those never reach a log. */
  @Override
  public String toString() {
    return "ContainerReport[" + fullName + ", " + id + ", " + status + "]";
  }
}
