package org.nextcloudmcp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes every query one that a URI can have (RFC 3986 section 3.4), before JAX-RS sees it. JAX-RS answers others with an
 * exception that holds the whole address, and the container logs it: with the code, the state or the token in it.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class ReadableQuery extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9\\-._~!$&'()*+,;=:@/?%]");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new RequestWithReadableQuery(request), response);
    }

    /** The query with all that no query may have percent-encoded; what is well-formed stays as it is. */
    static String readable(String query) {
        var escaped = STRAY_PERCENT.matcher(query).replaceAll("%25");
        return FOREIGN.matcher(escaped).replaceAll(found -> encoded(found.group()));
    }

    private static String encoded(String character) {
        return URLEncoder.encode(character, StandardCharsets.UTF_8);
    }

    private static final class RequestWithReadableQuery extends HttpServletRequestWrapper {
        private final @Nullable String query;

        RequestWithReadableQuery(HttpServletRequest request) {
            super(request);
            var given = request.getQueryString();
            query = given == null ? null : readable(given);
        }

        @Override
        public @Nullable String getQueryString() {
            return query;
        }
    }
}
