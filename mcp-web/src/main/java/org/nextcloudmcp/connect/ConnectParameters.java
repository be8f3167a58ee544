package org.nextcloudmcp.connect;

import java.util.regex.Pattern;
import org.nextcloudmcp.form.MalformedRequestException;
import org.nextcloudmcp.form.SingleValues;
import org.nextcloudmcp.oauth.RequestHandle;

/** Reads what comes to the connect page. */
final class ConnectParameters {

    private static final int LONGEST = 128;
    private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9_-]+");

    private ConnectParameters() {}

    static RequestHandle handle(SingleValues parameters) throws MalformedRequestException {
        var value = parameters.get("request", LONGEST);
        if (value.isEmpty() || !HANDLE.matcher(value.get()).matches()) {
            throw new MalformedRequestException("the parameter request is missing or not base64url text");
        }
        return new RequestHandle(value.get());
    }

    static Decision decision(SingleValues form) throws MalformedRequestException {
        var value = form.get("decision", LONGEST).orElse("");
        return switch (value) {
            case "continue" -> Decision.CONTINUE;
            case "decline" -> Decision.DECLINE;
            default -> throw new MalformedRequestException("the parameter decision is neither continue nor decline");
        };
    }

    /** The button that was pressed. */
    enum Decision {
        CONTINUE,
        DECLINE
    }
}
