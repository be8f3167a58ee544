package org.nextcloudmcp.doctor;

/**
 * What became of an exchange (RFC 8693) of the probe's own access token for one for the Nextcloud.
 *
 * @param error the provider's error code, if it refused; empty otherwise
 */
public record Exchanged(Kind kind, String error) {

    /** What became of it. */
    public enum Kind {
        /** A token for the Nextcloud came, for the same user. */
        WORKS,
        /** A token came that is not what was asked for. */
        WRONG_TOKEN,
        /** The provider does not know this grant type, by its words or by its metadata. */
        UNSUPPORTED,
        /** The provider knows it and refuses. */
        REFUSED,
        /** The provider did not answer. */
        UNKNOWN
    }
}
