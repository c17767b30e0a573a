package org.whalemountain.console.template;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Definitions as bodies: read as JSON and YAML, written as YAML; JSON is written as anywhere. */
@Provider
@Consumes({
  MediaType.APPLICATION_JSON,
  DefinitionBody.YAML,
  DefinitionBody.TEXT_YAML,
  DefinitionBody.X_YAML
})
@Produces({DefinitionBody.YAML, DefinitionBody.TEXT_YAML, DefinitionBody.X_YAML})
public class DefinitionBody
    implements MessageBodyReader<ContainerDefinition>, MessageBodyWriter<ContainerDefinition> {

  /** YAML, RFC 9512. */
  static final String YAML = "application/yaml";

  /** What it was called before. */
  static final String TEXT_YAML = "text/yaml";

  /** What it was called before. */
  static final String X_YAML = "application/x-yaml";

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == ContainerDefinition.class;
  }

  @Override
  public ContainerDefinition readFrom(
      Class<ContainerDefinition> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    return DefinitionText.read(body.readNBytes(DefinitionText.LARGEST + 1), isYaml(mediaType));
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
    return type == ContainerDefinition.class && isYaml(mediaType);
  }

  @Override
  public void writeTo(
      ContainerDefinition definition,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    body.write(DefinitionText.yaml(definition).getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isYaml(MediaType mediaType) {
    return mediaType.getSubtype().toLowerCase(Locale.ROOT).endsWith("yaml");
  }
}
