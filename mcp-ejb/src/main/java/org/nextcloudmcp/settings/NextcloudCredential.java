package org.nextcloudmcp.settings;

/** With which token tools call the Nextcloud. */
public enum NextcloudCredential {
    /** One redeemed from the grant that the user gave: progressive consent. */
    GRANT,
    /** One exchanged for the inbound token on each request (RFC 8693); nobody needs to give a grant. */
    EXCHANGE
}
