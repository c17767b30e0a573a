package org.whalemountain.console.web;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.whalemountain.api.problem.ApiException;
import org.whalemountain.api.problem.ErrorCode;
import org.whalemountain.api.problem.Sentence;

/** A body that is asked for is there: no resource is ever handed null. */
@Provider
public class BodyReader implements ReaderInterceptor {

  private static final Sentence MISSING =
      new Sentence("A JSON object is expected as the body.", "本文には JSON オブジェクトが必要です。");

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    var body = context.proceed();
    if (body == null) {
      throw new ApiException(ErrorCode.MALFORMED, MISSING);
    }
    return body;
  }
}
