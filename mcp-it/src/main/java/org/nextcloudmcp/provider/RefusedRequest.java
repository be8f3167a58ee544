package org.nextcloudmcp.provider;

import java.io.Serial;

/** The provider refuses a request with an error of RFC 6749 section 5.2 or RFC 8693 section 2.2.2. */
final class RefusedRequest extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    RefusedRequest(int status, String code, String why) {
        super(why);
        this.status = status;
        this.code = code;
    }

    static RefusedRequest invalidRequest(String why) {
        return new RefusedRequest(400, "invalid_request", why);
    }

    Reply reply() {
        return Reply.error(status, code);
    }
}
