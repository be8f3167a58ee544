package org.nextcloudmcp.provisioning;

import java.util.Optional;
import org.nextcloudmcp.oauth.AuthorizationCode;
import org.nextcloudmcp.oauth.State;

/**
 * What the browser brought to the callback (RFC 6749 sections 4.1.2 and 4.1.2.1, RFC 9207). Nothing in it is trusted
 * before {@link Consent#complete} has judged it.
 *
 * @param state the state of the request it answers
 * @param code the authorization code, when the user agreed
 * @param iss who answers (RFC 9207)
 * @param error the provider's error code, when it did not work out
 * @param errorDescription untrusted text, to be shown escaped
 */
public record AuthorizationResponse(
        Optional<State> state,
        Optional<AuthorizationCode> code,
        Optional<String> iss,
        Optional<String> error,
        Optional<String> errorDescription) {}
