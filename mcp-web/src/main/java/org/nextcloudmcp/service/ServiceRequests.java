package org.nextcloudmcp.service;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.settings.ServiceClient;

/** What all three endpoints do first: read the form, and find out which service it is. */
@Singleton
public class ServiceRequests {

    private final ServiceAuthentication authentication;

    @Inject
    ServiceRequests(ServiceAuthentication authentication) {
        this.authentication = authentication;
    }

    Response answer(InputStream body, HttpServletRequest request, HttpHeaders headers, Work work) {
        try {
            var form = FormRequest.read(
                    body,
                    Optional.ofNullable(request.getQueryString()),
                    Optional.ofNullable(headers.getHeaderString(HttpHeaders.CONTENT_TYPE)),
                    headers.getRequestHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()));
            return work.with(form, authentication.service(form));
        } catch (RefusedException e) {
            return ServiceResponses.error(e.error());
        }
    }

    /** What an endpoint does for an authenticated service. */
    interface Work {
        Response with(FormRequest form, ServiceClient service) throws RefusedException;
    }
}
