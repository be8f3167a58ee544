package org.nextcloudmcp.crypto;

/**
 * A sealed value does not open: its key is not on the key ring, or the value or its place was changed. Says the key id
 * and the purpose, and nothing else.
 */
public final class SealBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SealBrokenException(String keyId, String purpose, String why) {
        super("the value for " + purpose + " sealed by key " + keyId + " does not open: " + why);
    }
}
