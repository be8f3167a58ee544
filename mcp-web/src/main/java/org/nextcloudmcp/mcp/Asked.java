package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.call.ClientInput;
import org.nextcloudmcp.call.ClientLog;
import org.nextcloudmcp.elicitation.ConsentForm;
import org.nextcloudmcp.jsonrpc.JsonRpcMessage.Request;
import org.nextcloudmcp.oauth.SessionId;

/**
 * A request that has passed the checks of its era.
 *
 * @param metadata what the request says about itself, read once
 * @param input what the client can be asked, and what it answered in the round before
 * @param session the session it belongs to, in the older era, if it named one
 * @param consentForm how this client is sent to our connect page
 * @param consent set if it was sent there in the round before
 * @param logLevel from which level on the client wants log messages; empty: none
 */
record Asked(
        Request request,
        RequestMetadata metadata,
        Caller caller,
        ClientInput input,
        Optional<SessionId> session,
        Optional<ClientLog.Level> logLevel,
        ConsentForm consentForm,
        Optional<ConsentRound> consent) {

    String method() {
        return request.method();
    }

    JsonObject params() {
        return request.params();
    }

    /** The next round of the same request. */
    Asked with(ClientInput answered) {
        return new Asked(request, metadata, caller, answered, session, logLevel, consentForm, Optional.empty());
    }
}
