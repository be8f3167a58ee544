package org.nextcloudmcp.it;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nextcloudmcp.stage.ServiceAccount;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.Wire;

/** A background worker that asks the broker for tokens (RFC 8693 section 2.1, RFC 7662, RFC 7009). */
record ServiceCaller(URI broker, ServiceAccount account) {
    private static final Wire WIRE = new Wire(Transcript.silent());

    /** Asks for a Nextcloud token with these scopes. */
    Reply exchange(String subjectToken, String scope) {
        return token(form(subjectToken, scope));
    }

    /** The form of a good request, to be changed. */
    static Map<String, String> form(String subjectToken, String scope) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
        form.put("subject_token", subjectToken);
        form.put("subject_token_type", "urn:ietf:params:oauth:token-type:access_token");
        form.put("scope", scope);
        return form;
    }

    Reply token(Map<String, String> form) {
        return post("/oauth2/token", form);
    }

    Reply introspect(String token) {
        return post("/oauth2/introspect", Map.of("token", token));
    }

    Reply revoke(String token) {
        return post("/oauth2/revoke", Map.of("token", token));
    }

    private Reply post(String path, Map<String, String> form) {
        return WIRE.postForm(broker.resolve(path), form, account.basic());
    }
}
