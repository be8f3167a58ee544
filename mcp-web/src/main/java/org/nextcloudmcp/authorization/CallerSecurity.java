package org.nextcloudmcp.authorization;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** The security context of an admitted request. Scopes are not roles: no role is ever held. */
record CallerSecurity(CallerPrincipal caller, boolean secure) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return false;
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return "Bearer";
    }
}
