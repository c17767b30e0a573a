package org.whalemountain.console.web;

import io.quarkus.arc.ArcUndeclaredThrowableException;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.RollbackException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.whalemountain.api.problem.ProblemMapper;

/**
 * Answers for what the database did, also to work that was done side by side; everything else is
 * told as anywhere.
 */
public class DatabaseProblemMapper {

  private final ProblemMapper problems = new ProblemMapper();

  @ServerExceptionMapper({
    PersistenceException.class,
    SQLException.class,
    RollbackException.class,
    QuarkusTransactionException.class,
    ArcUndeclaredThrowableException.class,
    CompletionException.class
  })
  public Response database(Throwable error, HttpHeaders headers) {
    return DatabaseProblem.of(error)
        .map(silent -> problems.api(silent, headers))
        .orElseGet(() -> problems.any(error, headers));
  }
}
