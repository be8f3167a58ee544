package org.nextcloudmcp.connect;

import java.util.Optional;
import org.nextcloudmcp.form.MalformedRequestException;
import org.nextcloudmcp.form.SingleValues;
import org.nextcloudmcp.oauth.AuthorizationCode;
import org.nextcloudmcp.oauth.State;
import org.nextcloudmcp.provisioning.AuthorizationResponse;

/** Reads the authorization response (RFC 6749 sections 4.1.2 and 4.1.2.1, RFC 9207 section 2) from the query. */
final class CallbackParameters {

    private static final int LONGEST_STATE = 256;
    private static final int LONGEST_CODE = 4096;
    private static final int LONGEST_ISSUER = 1024;
    private static final int LONGEST_ERROR = 256;
    private static final int LONGEST_DESCRIPTION = 4096;

    private CallbackParameters() {}

    /**
     * @throws MalformedRequestException if a parameter comes twice or is longer than any honest one: two states or two
     *     codes are how an attacker makes two readers see different requests
     */
    static AuthorizationResponse read(SingleValues values) throws MalformedRequestException {
        Optional<State> state = values.get("state", LONGEST_STATE).map(State::new);
        Optional<AuthorizationCode> code = values.get("code", LONGEST_CODE).map(AuthorizationCode::new);
        return new AuthorizationResponse(
                state,
                code,
                values.get("iss", LONGEST_ISSUER),
                values.get("error", LONGEST_ERROR),
                values.get("error_description", LONGEST_DESCRIPTION));
    }
}
