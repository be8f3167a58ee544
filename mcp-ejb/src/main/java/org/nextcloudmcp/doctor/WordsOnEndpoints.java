package org.nextcloudmcp.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in plain words what exchange, introspection and revocation are good for. Pure. */
final class WordsOnEndpoints {

    private final Findings found;

    WordsOnEndpoints(Findings found) {
        this.found = found;
    }

    List<Sentence> sentences() {
        var sentences = new ArrayList<Sentence>();
        found.exchanged().map(this::exchange).ifPresent(sentences::add);
        found.introspected().map(this::introspection).ifPresent(sentences::add);
        found.revoked().map(WordsOnEndpoints::revocation).ifPresent(sentences::add);
        found.revoked().flatMap(WordsOnEndpoints::newest).ifPresent(sentences::add);
        found.revoked().flatMap(WordsOnEndpoints::alone).ifPresent(sentences::add);
        return sentences;
    }

    private Sentence exchange(Exchanged exchanged) {
        var listed = found.discovered().map(Discovered::exchange);
        return switch (exchanged.kind()) {
            case WORKS ->
                listed.equals(Optional.of(Discovered.Listing.NOT_LISTED))
                        ? Sentence.note(
                                "exchange",
                                "Token exchange (RFC 8693) works, but the provider's grant_types_supported does not list it:"
                                        + " this server believes the list and will not use it.")
                        : Sentence.good(
                                "exchange",
                                "Token exchange (RFC 8693) works: the probe's own token was exchanged for one for the"
                                        + " Nextcloud.");
            case WRONG_TOKEN ->
                Sentence.care(
                        "exchange",
                        "Token exchange (RFC 8693) is answered with a token that is for another audience or another user, or"
                                + " cannot be read: this server will discard such tokens.");
            case UNSUPPORTED ->
                Sentence.note(
                        "exchange",
                        "The provider knows no token exchange (RFC 8693): leave NEXTCLOUD_CREDENTIAL at grant. Services that"
                                + " work on users' behalf get their tokens from the users' grants.");
            case REFUSED ->
                Sentence.note(
                        "exchange",
                        "The provider knows token exchange (RFC 8693) and refused it to the probe (" + exchanged.error()
                                + "): it is not set up for this server's client, or the provider wants this server in the"
                                + " audience of the token, where it is in clients' tokens but not in the probe's own.");
            case UNKNOWN -> Sentence.note("exchange", "The provider did not answer a token exchange.");
        };
    }

    private Sentence introspection(Introspected introspected) {
        var opaque = found.tokens()
                .filter(tokens -> tokens.form() == GivenTokens.Form.OPAQUE)
                .isPresent();
        return switch (introspected) {
            case ACTIVE ->
                Sentence.good(
                        "introspection", "Introspection (RFC 7662) tells this server about the Nextcloud's tokens.");
            case SAYS_INACTIVE ->
                Sentence.note(
                        "introspection",
                        "Introspection (RFC 7662) calls a good token inactive when this server asks: it is not in the token's"
                                + " audience. Tokens for the Nextcloud are read as JWTs here, so that does no harm; opaque"
                                + " tokens of clients must name this server in their audience.");
            case UNSUPPORTED ->
                opaque
                        ? Sentence.care(
                                "introspection",
                                "The access tokens are opaque and cannot be introspected (RFC 7662): nothing can be done with"
                                        + " them here.")
                        : Sentence.note(
                                "introspection",
                                "There is no introspection (RFC 7662) for such tokens; they are JWTs and need none. Clients"
                                        + " that bring opaque tokens cannot be served.");
            case CLIENT_REFUSED ->
                Sentence.care(
                        "introspection",
                        "The provider does not let this server's client introspect (RFC 7662). Clients that bring opaque"
                                + " tokens cannot be served.");
            case UNKNOWN -> Sentence.note("introspection", "The provider did not answer at introspection.");
        };
    }

    private static Sentence revocation(Revoked revoked) {
        return switch (revoked.refreshToken()) {
            case ENDS_IT ->
                Sentence.good(
                        "revocation",
                        "Revoking a refresh token (RFC 7009) ends the grant at the provider: a user who disconnects here is"
                                + " disconnected there.");
            case CHANGES_NOTHING ->
                Sentence.care(
                        "revocation",
                        "The provider confirms the revocation of a refresh token (RFC 7009), and the token goes on working."
                                + " A user who disconnects here is not disconnected there; this server forgets the token.");
            case CONFIRMED ->
                Sentence.note("revocation", "The provider confirms revocation (RFC 7009); its effect was not seen.");
            case UNSUPPORTED ->
                Sentence.care(
                        "revocation",
                        "The provider revokes no refresh tokens (RFC 7009). When a user disconnects, this server destroys its"
                                + " copy; at the provider the grant ends by itself, or in the user's account there.");
            case UNKNOWN ->
                Sentence.note(
                        "revocation",
                        "Revocation of a refresh token was not measured: the provider did not answer, or the grant had"
                                + " already ended.");
        };
    }

    private static Optional<Sentence> newest(Revoked revoked) {
        var ends = revoked.refreshToken() == Revoked.Kind.ENDS_IT;
        return switch (revoked.newestAccessToken()) {
            case LIVES ->
                ends
                        ? Optional.of(Sentence.note(
                                "after a revocation",
                                "An access token from before goes on being good until its own end, minutes at most. This"
                                        + " server forgets it at once, on every node."))
                        : Optional.empty();
            case DEAD ->
                Optional.of(Sentence.good("after a revocation", "Access tokens from before end with the grant."));
            case CANNOT_TELL -> Optional.empty();
        };
    }

    private static Optional<Sentence> alone(Revoked revoked) {
        if (revoked.accessToken() == Revoked.Kind.UNSUPPORTED) {
            return Optional.of(Sentence.note(
                    "revoking an access token",
                    "The provider revokes no access tokens of this kind: they end by themselves."));
        }
        return revoked.grantAfterAccessToken() == Life.DEAD
                ? Optional.of(Sentence.care(
                        "revoking an access token",
                        "Revoking an access token alone ends the whole grant at this provider."))
                : Optional.empty();
    }
}
