package org.whalemountain.docker.wire;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.whalemountain.docker.engine.Labels;

import static org.assertj.core.api.Assertions.assertThat;

/** A real container for one test, with our labels and a name that nobody else uses. */
public final class Borrowed implements AutoCloseable {

  private static final String IMAGE = "whalemountain-test/streams:1";

  private final DockerClient client;
  private final String fullName;
  private final String id;

  private Borrowed(DockerClient client, String fullName, String id) {
    this.client = client;
    this.fullName = fullName;
    this.id = id;
  }

  /** One that runs and does nothing. */
  public static Borrowed running(DockerClient client) {
    return running(client, "exec sleep 3600");
  }

  /** One whose first process is that shell line. */
  public static Borrowed running(DockerClient client, String line) {
    return running(client, create -> create.withCmd("sh", "-c", line));
  }

  /** One made as the test wants it, and started. */
  public static Borrowed running(DockerClient client, UnaryOperator<CreateContainerCmd> change) {
    var made = made(client, change);
    client.startContainerCmd(made.id).exec();
    return made;
  }

  /** One that was made and never started. */
  public static Borrowed made(DockerClient client, UnaryOperator<CreateContainerCmd> change) {
    var account = "t" + UUID.randomUUID().toString().substring(0, 8);
    var create =
        client
            .createContainerCmd(image(client))
            .withName(account + "-web")
            .withHostConfig(
                HostConfig.newHostConfig()
                    .withInit(true)
                    .withNetworkMode("none")
                    .withNanoCPUs(1_500_000_000L)
                    .withMemory(256L << 20))
            .withLabels(Map.of(Labels.ID, account, Labels.OWNER, account, Labels.NAME, "web"));
    return new Borrowed(client, account + "-web", change.apply(create).exec().getId());
  }

  private static synchronized String image(DockerClient client) {
    try {
      client.inspectImageCmd(IMAGE).exec();
    } catch (NotFoundException e) {
      makeImage();
    }
    return IMAGE;
  }

  /** Busybox and a user; no registry is asked. */
  private static void makeImage() {
    var script =
        """
        set -e; root=$(mktemp -d); trap 'rm -rf "$root"' EXIT; cd "$root"
        mkdir bin tmp home proc etc; chmod 1777 tmp; cp /bin/busybox bin/
        for name in $(bin/busybox --list); do [ -e "bin/$name" ] || ln -s busybox "bin/$name"; done
        echo 'student:x:1234:1235::/home:/bin/sh' >etc/passwd
        tar -c . | docker import -c 'ENV PATH=/bin' - %s
        """
            .formatted(IMAGE);
    try {
      var made = new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor();
      assertThat(made).as("docker import of busybox-static").isZero();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("the tests need busybox-static and docker's command", e);
    }
  }

  public String fullName() {
    return fullName;
  }

  public String id() {
    return id;
  }

  /** Its address below the agent's. */
  public String path(String call) {
    return "/v1/containers/" + fullName + "/" + call;
  }

  public void stop() {
    client.killContainerCmd(id).exec();
  }

  /** The command lines of what runs in it, as the engine sees it from the host. */
  public String processes() {
    var lines = new StringBuilder();
    for (var process :
        client.topContainerCmd(id).withPsArgs("-eo pid,args").exec().getProcesses()) {
      lines.append(Arrays.toString(process)).append('\n');
    }
    return lines.toString();
  }

  @Override
  public void close() {
    client.removeContainerCmd(id).withForce(true).exec();
  }
}
