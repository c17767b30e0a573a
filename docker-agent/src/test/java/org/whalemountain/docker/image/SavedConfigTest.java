package org.whalemountain.docker.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SavedConfigTest {
  private static final String DIFF = "sha256:" + "ab".repeat(32);
  private static final String SOURCE = "sha256:" + "cd".repeat(32);
  private static final String ROOT = "'rootfs':{'type':'layers','diff_ids':['" + DIFF + "']}";

  @Test
  void onlyWhatIsKnownIsHandedOnAndLabelsOfOursAreSetAnew() throws IOException {
    var saved =
        """
        {'architecture':'amd64','os':'linux','created':'2026-01-02T03:04:05.6Z','author':'x',
         'container':'1234','docker_version':'20.10','parent':'sha256:00','container_config':{'Cmd':['x']},
         'config':{'Hostname':'h','User':'1000','Env':['A=1',null],'Cmd':['sh'],'Entrypoint':null,
           'ExposedPorts':{'80/tcp':{'x':1}},'Volumes':{'/data':{}},'WorkingDir':'/w','OnBuild':['RUN x'],
           'StopSignal':'SIGINT','Shell':['/bin/sh'],'Healthcheck':{'Test':['CMD','true'],'Interval':1000000000,'Retries':3},
           'labels':{'whalemountain.owner':'e175703'},
           'Labels':{'a':'b','n':null,'whalemountain.owner':'e175702','Whalemountain.Id':'1','whalemountain.source':'x','whalemountain.id':'1'}},
         'history':[{'created':'2026-01-02T03:04:05Z','created_by':'ADD','x':1},{'created_by':'CMD','empty_layer':true}],
         %s}
        """
            .formatted(ROOT);

    var owned = new String(read(saved).ofOwner("e175701", SOURCE), StandardCharsets.UTF_8);

    var expected =
        """
        {'architecture':'amd64','os':'linux','created':'2026-01-02T03:04:05.6Z','author':'x',
         'config':{'User':'1000','ExposedPorts':{'80/tcp':{}},'Env':['A=1'],'Cmd':['sh'],'Volumes':{'/data':{}},
           'WorkingDir':'/w','Labels':{'a':'b','n':'','whalemountain.owner':'e175701','whalemountain.source':'%s'},
           'StopSignal':'SIGINT','Healthcheck':{'Test':['CMD','true'],'Interval':1000000000,'Retries':3},'Shell':['/bin/sh']},
         %s,
         'history':[{'created':'2026-01-02T03:04:05Z','created_by':'ADD'},{'created_by':'CMD','empty_layer':true}]}
        """
            .formatted(SOURCE, ROOT);
    assertThat(owned).isEqualTo(new ObjectMapper().readTree(json(expected)).toString());
    assertThat(read(saved).ofOwner("e175701", SOURCE))
        .isEqualTo(owned.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anImageWithoutSettingsHasItsOwnerToo() throws IOException {
    var owned =
        read("{'os':'linux','created':'soon'," + ROOT + ",'history':[{},{}]}")
            .ofOwner("e175701", SOURCE);

    assertThat(new String(owned, StandardCharsets.UTF_8))
        .isEqualTo(
            json(
                "{'os':'linux','config':{'Labels':{'whalemountain.owner':'e175701',"
                    + "'whalemountain.source':'"
                    + SOURCE
                    + "'}},"
                    + ROOT
                    + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{'os':'linux'}",
        "{'os':'linux','rootfs':null}",
        "{'os':'linux','rootfs':{'type':'other','diff_ids':[]}}",
        "{'os':'linux','rootfs':{'type':'layers','diff_ids':['../../etc/passwd']}}",
        "{'os':'linux','rootfs':{'type':'layers','diff_ids':[null]}}",
        "{'os':'linux','rootfs':{'type':'layers','diff_ids':['sha256:AB']}}",
        "{'os':'linux','config':'x'}",
        "{'os':'linux','config':{'Labels':['x']}}",
        "{'os':'linux','config':{'Env':{'a':'b'}}}",
        "{'os':'linux','config':{'Env':[['a']]}}",
      })
  void whatIsNoConfigurationIsRefused(String saved) {
    assertThatThrownBy(() -> read(saved)).isInstanceOf(IOException.class).hasNoCause();
  }

  @Test
  void onlyImagesForLinuxAreTaken() {
    assertThatThrownBy(() -> read("{'os':'windows'," + ROOT + "}")).hasMessageContaining("Linux");
    assertThatThrownBy(() -> read("{" + ROOT + "}")).hasMessageContaining("Linux");
  }

  private static SavedConfig read(String text) throws IOException {
    return SavedConfig.read(json(text).getBytes(StandardCharsets.UTF_8));
  }

  private static String json(String text) {
    return text.replace('\'', '"').replace("\n", "").replaceAll(" {2,}| (?=')", "");
  }
}
