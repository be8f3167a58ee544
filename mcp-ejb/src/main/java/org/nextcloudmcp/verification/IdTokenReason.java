package org.nextcloudmcp.verification;

/** Why an ID token is not accepted: for the log, never for the page. A closed set. */
public enum IdTokenReason {
    MALFORMED,
    BAD_SIGNATURE,
    UNKNOWN_KEY,
    WRONG_ISSUER,
    WRONG_AUDIENCE,
    EXPIRED,
    NOT_YET_VALID,
    WRONG_TYPE,
    WRONG_NONCE,
    NO_SUBJECT;

    /** The same reason, where header or signature of any JWT were found bad. */
    static IdTokenReason of(Reason reason) {
        return valueOf(reason.name());
    }
}
