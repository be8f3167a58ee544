package org.nextcloudmcp.authorization;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Produces;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller of the current request, so that beans can inject MicroProfile's {@link JsonWebToken}. */
@RequestScoped
public class CurrentCaller {

    private Optional<CallerPrincipal> caller = Optional.empty();

    void is(CallerPrincipal admitted) {
        caller = Optional.of(admitted);
    }

    /**
     * The principal of the request under way.
     *
     * @throws IllegalStateException outside an admitted request: there is no anonymous caller
     */
    @Produces
    @RequestScoped
    public JsonWebToken token() {
        return caller.orElseThrow(() -> new IllegalStateException("no admitted request is under way"));
    }
}
