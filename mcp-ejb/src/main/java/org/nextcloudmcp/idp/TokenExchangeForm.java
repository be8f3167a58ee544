package org.nextcloudmcp.idp;

import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters of a token exchange request in the order of RFC 8693 section 2.1. */
final class TokenExchangeForm {

    private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

    private TokenExchangeForm() {}

    static Map<String, String> of(TokenExchangeRequest request) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("grant_type", GRANT_TYPE);
        parameters.put("audience", request.audience());
        if (!request.scopes().isEmpty()) {
            parameters.put("scope", request.scopes().toString());
        }
        parameters.put("requested_token_type", ACCESS_TOKEN);
        parameters.put("subject_token", request.subjectToken().value());
        parameters.put("subject_token_type", ACCESS_TOKEN);
        request.actorToken().ifPresent(actor -> {
            parameters.put("actor_token", actor.value());
            parameters.put("actor_token_type", ACCESS_TOKEN);
        });
        return parameters;
    }
}
