package org.whalemountain.console.image;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestResponse;
import org.whalemountain.api.problem.Problems;
import org.whalemountain.console.web.Page;

/** Images over HTTP. Files made of them are served beside this class. */
@Path("/api/v1/images")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("user")
public class ImageResource {

  private final Images images;
  private final ImageRemoval removal;
  private final ImageRefresh refresh;
  private final SecurityIdentity identity;
  private final HttpHeaders headers;

  ImageResource(
      Images images,
      ImageRemoval removal,
      ImageRefresh refresh,
      SecurityIdentity identity,
      @Context HttpHeaders headers) {
    this.images = images;
    this.removal = removal;
    this.refresh = refresh;
    this.identity = identity;
    this.headers = headers;
  }

  /** One's own, or those of others that one may use; the newest first. */
  @GET
  public RestResponse<List<ImageView>> list(
      @Parameter(description = "others' shared ones and the department's instead of one's own")
          @QueryParam("shared")
          @DefaultValue("false")
          boolean shared,
      @Parameter(description = "words that a name, the owner or the description contains")
          @QueryParam("q")
          String q,
      @QueryParam("limit") String limit,
      @QueryParam("after") String after,
      @Context UriInfo uri) {
    var page = Page.of(limit, after);
    return page.answer(images.list(account(), shared, q, page), Images::key, uri);
  }

  @GET
  @Path("{id}")
  public ImageView get(@PathParam("id") String id) {
    return images.get(account(), id);
  }

  /** Describes, shares or unshares it. */
  @PATCH
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public ImageView change(@PathParam("id") String id, ImageChange change) {
    return images.change(account(), id, change);
  }

  /** Removes it from every host. */
  @DELETE
  @Path("{id}")
  public void delete(@PathParam("id") String id) {
    removal.delete(account(), id, language());
  }

  /** Asks every host now which images it has. */
  @POST
  @Path("refresh")
  @RolesAllowed("admin")
  public RefreshView refresh() {
    return refresh.all(language());
  }

  private String account() {
    return identity.getPrincipal().getName();
  }

  private Locale language() {
    return Problems.language(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
  }
}
