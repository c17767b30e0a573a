package org.whalemountain.console.runner;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.console.audit.Audit;

/** One's own GitLab Runner over HTTP. */
@Path("/api/v1/runner")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
public class RunnerResource {

  private final Runners runners;
  private final JobFile jobFile;
  private final RunnerConfig config;
  private final SecurityIdentity identity;
  private final HttpHeaders headers;

  RunnerResource(
      Runners runners,
      JobFile jobFile,
      RunnerConfig config,
      SecurityIdentity identity,
      @Context HttpHeaders headers) {
    this.runners = runners;
    this.jobFile = jobFile;
    this.config = config;
    this.identity = identity;
    this.headers = headers;
  }

  @GET
  public RunnerView get() {
    return runners.get(account(), language());
  }

  /** Sets it up, or gives it another token. Repeating the call changes nothing. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public RunnerView put(NewRunner runner, @Context RoutingContext call) {
    var note = Audit.note(call).target(account()).host(runner.host());
    var view = runners.put(account(), runner, language());
    note.host(view.host());
    return view;
  }

  /** Ends it, and its build engine. Images that were built stay. */
  @DELETE
  public void delete(@Context RoutingContext call) {
    Audit.note(call).target(account());
    runners.delete(account(), language());
  }

  /** Where a runner asks for work whose owner names no GitLab. */
  @GET
  @Path("gitlab")
  public GitLabView gitlab() {
    return new GitLabView(config.gitlabUrl().orElse(null));
  }

  /** What goes into a project beside its Dockerfile, so that a push builds an image. */
  @GET
  @Path("gitlab-ci.yml")
  @Produces(JobFile.TYPE)
  public RestResponse<String> jobFile() {
    return RestResponse.ResponseBuilder.ok(jobFile.text(account(), language()))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\".gitlab-ci.yml\"")
        .build();
  }

  private String account() {
    return identity.getPrincipal().getName();
  }

  private Locale language() {
    return Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
