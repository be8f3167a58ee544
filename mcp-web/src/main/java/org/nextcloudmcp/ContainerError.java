package org.nextcloudmcp;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.nextcloudmcp.json.CachedJson;

/**
 * What the container turns away before JAX-RS sees it, a header that it cannot read for one: the status is its own, and
 * these words stand in the place of its page, which shows class names and stack traces.
 */
@WebServlet(ContainerError.PATH)
public class ContainerError extends HttpServlet {

    static final String PATH = "/unreadable";

    private static final long serialVersionUID = 1L;

    /** Every method: the failed request's own is used. */
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var body = CachedJson.utf8(CachedJson.object()
                .add("error", "invalid_request")
                .add("error_description", "The server cannot read this request.")
                .build());
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
