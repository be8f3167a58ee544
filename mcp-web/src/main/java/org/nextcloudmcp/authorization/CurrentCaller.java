package org.nextcloudmcp.authorization;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The caller of the current request, so that beans can inject MicroProfile's {@link JsonWebToken}. It travels as a
 * property of the request: a bean of the request's own would be made for each of them, and hardly any injects this.
 */
@Singleton
public class CurrentCaller {

    private static final String PROPERTY = "org.nextcloudmcp.authorization.caller";

    private final HttpServletRequest underWay;

    /** @param underWay the container's stand-in for the request of the calling thread */
    @Inject
    public CurrentCaller(HttpServletRequest underWay) {
        this.underWay = underWay;
    }

    static void is(ContainerRequestContext request, CallerPrincipal admitted) {
        request.setProperty(PROPERTY, admitted);
    }

    /**
     * The principal of the request under way.
     *
     * @throws IllegalStateException outside an admitted request: there is no anonymous caller
     */
    @Produces
    @RequestScoped
    public JsonWebToken token() {
        if (underWay.getAttribute(PROPERTY) instanceof CallerPrincipal caller) {
            return caller;
        }
        throw new IllegalStateException("no admitted request is under way");
    }
}
