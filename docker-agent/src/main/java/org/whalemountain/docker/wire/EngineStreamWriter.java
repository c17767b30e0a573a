package org.whalemountain.docker.wire;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/**
 * Sends an {@link EngineStream} as a response's body, as fast as the client reads. Whoever of the
 * two goes away first, the other is closed: a client never takes a broken body for a whole one.
 */
@Provider
public class EngineStreamWriter implements ServerMessageBodyWriter<EngineStream> {

  private static final Logger LOG = Logger.getLogger(EngineStreamWriter.class);

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, ResteasyReactiveResourceInfo target, MediaType mediaType) {
    return EngineStream.class.isAssignableFrom(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
    return EngineStream.class.isAssignableFrom(type);
  }

  @Override
  public void writeResponse(EngineStream body, Type genericType, ServerRequestContext context) {
    var request = (ResteasyReactiveRequestContext) context;
    var call = request.unwrap(RoutingContext.class);
    var response = call.response();
    request.suspend();
    call.vertx().getOrCreateContext().runOnContext(now -> send(body, call, response, request));
  }

  private static void send(
      EngineStream body,
      RoutingContext call,
      HttpServerResponse response,
      ResteasyReactiveRequestContext request) {
    if (response.closed()) {
      body.close();
      request.resume();
      return;
    }
    call.addEndHandler(
        ended -> {
          if (ended.failed() || response.closed()) {
            body.close();
          }
        });
    // not a header of the JAX-RS response: those come too late to decide on chunks
    body.length()
        .ifPresentOrElse(
            bytes -> response.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(bytes)),
            () -> response.setChunked(true));
    body.unless(() -> response.closed() || response.ended())
        .pipeTo(response)
        .onComplete(
            done -> {
              if (done.failed()) {
                LOG.debugf(done.cause(), "stream broke off path=%s", call.normalizedPath());
                body.close();
                call.request().connection().close();
              }
              request.resume();
            });
  }

  @Override
  public void writeTo(
      EngineStream body,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream out) {
    throw new WebApplicationException("only sent by the server's own response");
  }
}
