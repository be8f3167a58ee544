package org.nextcloudmcp.verification;

/** Why a token is not accepted: for the log and the audit trail, never for the wire. A closed set. */
public enum Reason {
    MALFORMED,
    BAD_SIGNATURE,
    UNKNOWN_KEY,
    WRONG_ISSUER,
    WRONG_AUDIENCE,
    NEXTCLOUD_AUDIENCE,
    EXPIRED,
    NOT_YET_VALID,
    WRONG_TYPE,
    NO_SUBJECT,
    INACTIVE
}
