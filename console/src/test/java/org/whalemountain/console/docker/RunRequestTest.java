package org.whalemountain.console.docker;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.whalemountain.api.container.Launch;
import org.whalemountain.api.problem.ApiException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunRequestTest {

  /**
   * As Docker 28 sends it for {@code run -it --rm -e A=b -p 8080:80 --gpus 2 -m 64m --cpus 0.5}.
   */
  private static final String FULL =
      """
      {"Hostname":"","Domainname":"","User":"","AttachStdin":true,"AttachStdout":true,"AttachStderr":true,
       "ExposedPorts":{"80/tcp":{}},"Tty":true,"OpenStdin":true,"StdinOnce":true,"Env":["A=b"],"Cmd":["sh","-c","date"],
       "Image":"python:3.12","Volumes":{},"WorkingDir":"","Entrypoint":null,"OnBuild":null,"Labels":{},
       "HostConfig":{"Binds":null,"ContainerIDFile":"","LogConfig":{"Type":"","Config":{}},"NetworkMode":"default",
        "PortBindings":{"80/tcp":[{"HostIp":"","HostPort":"8080"}]},"RestartPolicy":{"Name":"no","MaximumRetryCount":0},
        "AutoRemove":true,"VolumeDriver":"","VolumesFrom":null,"ConsoleSize":[24,80],"CapAdd":null,"Privileged":false,
        "PublishAllPorts":false,"ReadonlyRootfs":false,"ShmSize":0,"Memory":67108864,"NanoCpus":500000000,
        "DeviceRequests":[{"Driver":"","Count":2,"DeviceIDs":null,"Capabilities":[["gpu"]],"Options":{}}],
        "MemorySwap":0,"MemorySwappiness":-1,"OomKillDisable":false,"PidsLimit":0,"Ulimits":[]},
       "NetworkingConfig":{"EndpointsConfig":{"default":{"IPAMConfig":null,"Links":null,"Aliases":null}}}}
      """;

  @Test
  void whatTheCommandSendsBecomesAnOrder() {
    var request = RunRequest.read(new JsonObject(FULL), "web");
    var order = request.order();
    assertThat(order.name()).isEqualTo("web");
    assertThat(order.image()).isEqualTo("python:3.12");
    assertThat(order.environments()).containsExactly("A=b");
    assertThat(order.command()).containsExactly("sh", "-c", "date");
    assertThat(order.guestPorts()).containsExactly(80);
    assertThat(order.gpus()).isEqualTo(2);
    assertThat(order.cpus()).isEqualTo(0.5);
    assertThat(order.memoryMiB()).isEqualTo(64);
    assertThat(request.manner().launch()).isEqualTo(new Launch(true, true, true, true, true));
    assertThat(request.manner().isTemporary()).isTrue();
    assertThat(request.warnings()).hasSize(1);
    assertThat(request.warnings().get(0).english()).contains("8080");
  }

  @Test
  void littleIsEnough() {
    var request = RunRequest.read(new JsonObject("{\"Image\":\"busybox\"}"), "web");
    assertThat(request.order().cpus()).isEqualTo(1.0);
    assertThat(request.order().memoryMiB()).isEqualTo(1024);
    assertThat(request.manner().launch().once()).isTrue();
    assertThat(request.manner().isTemporary()).isFalse();
  }

  @Test
  void theImagesOwnWordsMayBeReplaced() {
    var order =
        RunRequest.read(
                new JsonObject(
                    "{\"Image\":\"busybox\",\"Entrypoint\":[\"sh\"],\"User\":\"root\",\"WorkingDir\":\"/tmp\",\"Labels\":{\"a\":\"b\"}}"),
                "web")
            .order();
    assertThat(order.entrypoint()).containsExactly("sh");
    assertThat(order.user()).isEqualTo("root");
    assertThat(order.workingDirectory()).isEqualTo("/tmp");
    assertThat(order.labels()).containsExactly(Map.entry("a", "b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"User\":\"a b\"",
        "\"WorkingDir\":\"tmp\"",
        "\"Entrypoint\":[\" \"]",
        "\"Labels\":{\"\":\"b\"}"
      })
  void wordsOfAnotherShapeAreRefused(String field) {
    var body = new JsonObject("{\"Image\":\"busybox\"," + field + "}");
    assertThatThrownBy(() -> RunRequest.read(body, "web")).isInstanceOf(ApiException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "HostConfig":{"Binds":["/:/host"]}                                    | -v
          "HostConfig":{"Mounts":[{"Type":"bind","Source":"/","Target":"/h"}]}  | --mount
          "Volumes":{"/data":{}}                                                | -v
          "HostConfig":{"Privileged":true}                                      | --privileged
          "HostConfig":{"NetworkMode":"host"}                                   | --network
          "HostConfig":{"NetworkMode":"container:x"}                            | --network
          "HostConfig":{"PidMode":"host"}                                       | --pid
          "HostConfig":{"IpcMode":"host"}                                       | --ipc
          "HostConfig":{"UsernsMode":"host"}                                    | --userns
          "HostConfig":{"Devices":[{"PathOnHost":"/dev/sda"}]}                  | --device
          "HostConfig":{"CapAdd":["SYS_ADMIN"]}                                 | --cap-add
          "HostConfig":{"SecurityOpt":["seccomp=unconfined"]}                   | --security-opt
          "HostConfig":{"Runtime":"nvidia"}                                     | --runtime
          "HostConfig":{"CgroupParent":"/"}                                     | --cgroup-parent
          "HostConfig":{"Sysctls":{"a":"b"}}                                    | --sysctl
          "HostConfig":{"RestartPolicy":{"Name":"always"}}                      | --restart
          "HostConfig":{"PublishAllPorts":true}                                 | -P
          "HostConfig":{"MemorySwap":-1}                                        | --memory-swap
          "HostConfig":{"LogConfig":{"Type":"syslog","Config":{}}}              | --log-driver
          "HostConfig":{"DeviceRequests":[{"Count":-1,"Capabilities":[["gpu"]]}]} | --gpus 1
          "HostConfig":{"DeviceRequests":[{"Count":1,"Capabilities":[["tpu"]]}]} | --gpus
          "HostConfig":{"PortBindings":{"53/udp":[{}]}}                         | TCP
          "HostConfig":{"SomethingOfTheFuture":["x"]}                           | SomethingOfTheFuture
          "Entrypoint":[""]                                                     | --entrypoint
          "Healthcheck":{"Test":["CMD","true"]}                                 | --health-cmd
          "NetworkingConfig":{"EndpointsConfig":{"mine":{}}}                    | --network
          """)
  void whatIsNotLentIsNamed(String field, String named) {
    var body = new JsonObject("{\"Image\":\"busybox\"," + field + "}");
    assertThatThrownBy(() -> RunRequest.read(body, "web"))
        .isInstanceOfSatisfying(
            NotLent.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused.detail().in(Locale.ENGLISH)).contains(named);
              assertThat(refused.detail().in(Locale.JAPANESE)).contains(named);
            });
  }

  @Test
  void ourOwnRulesHoldToo() {
    var body = new JsonObject("{\"Image\":\"busybox\",\"Env\":[\"NVIDIA_VISIBLE_DEVICES=all\"]}");
    assertThatThrownBy(() -> RunRequest.read(body, "My_Web"))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused ->
                assertThat(EngineForm.message(refused, Locale.ENGLISH))
                    .contains("name ", "environments[0] "));
  }
}
