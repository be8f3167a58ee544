package org.nextcloudmcp.it;

/**
 * A token that must not be taken.
 *
 * @param name says what is wrong with it
 * @param reason what the log must say, and the wire must not
 * @param asksProvider whether finding out may take a request to the provider
 */
record Hostile(String name, String token, String reason, boolean asksProvider) {
    static Hostile of(String name, String reason, String token) {
        return new Hostile(name, token, reason, false);
    }

    /** Names its case in the report; the token is nobody's business. */
    @Override
    public String toString() {
        return name;
    }
}
