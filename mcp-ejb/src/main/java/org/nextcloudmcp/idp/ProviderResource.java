package org.nextcloudmcp.idp;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** One URL of the provider, as MicroProfile REST Client calls it. */
public interface ProviderResource extends AutoCloseable {

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    Response get();

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    Response post(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, String form);

    @Override
    void close();
}
