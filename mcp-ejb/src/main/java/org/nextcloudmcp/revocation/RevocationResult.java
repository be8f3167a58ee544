package org.nextcloudmcp.revocation;

/** What taking a grant back came to. */
public sealed interface RevocationResult {

    /** There was no grant: already the state the user wants. */
    record NothingToRevoke() implements RevocationResult {}

    /**
     * The grant is deleted here.
     *
     * @param confirmedByProvider false: the provider has not confirmed yet; the outbox asks until it does
     */
    record Revoked(boolean confirmedByProvider) implements RevocationResult {}
}
