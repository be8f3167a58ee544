package org.nextcloudmcp.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in plain words how long a grant lasts here, and what a crash may cost. Pure. */
final class WordsOnGrants {

    private static final String CRASH = "a crash";

    private static final String WHO_IS_AT_RISK =
            "At risk are only the users whose refresh was under way at that moment: at"
                    + " most 8 on a node at once. Each of them is asked to consent again, and none is lost silently.";

    private final Findings found;
    private final Duration rotationPeriod;

    WordsOnGrants(Findings found, Duration rotationPeriod) {
        this.found = found;
        this.rotationPeriod = rotationPeriod;
    }

    List<Sentence> sentences() {
        var sentences = new ArrayList<Sentence>();
        found.tokens().map(this::offline).ifPresent(sentences::add);
        found.tokens().filter(GivenTokens::refreshToken).map(this::lifetime).ifPresent(sentences::add);
        found.rotation().map(WordsOnGrants::rotation).ifPresent(sentences::add);
        found.rotation().flatMap(this::crash).ifPresent(sentences::add);
        found.rotation()
                .map(Rotation::olderAccessToken)
                .flatMap(WordsOnGrants::older)
                .ifPresent(sentences::add);
        found.rotation().map(WordsOnGrants::narrowing).ifPresent(sentences::add);
        found.rotation().flatMap(WordsOnGrants::pace).ifPresent(sentences::add);
        return sentences;
    }

    private Sentence offline(GivenTokens tokens) {
        if (tokens.refreshToken()) {
            return Sentence.good("offline access", "A refresh token came: users can give a grant that lasts.");
        }
        var listing = found.discovered().map(Discovered::offlineAccess).orElse(Discovered.Listing.NO_LIST);
        return Sentence.care(
                "offline access",
                "No refresh token came, so no user can connect. "
                        + (listing == Discovered.Listing.NOT_LISTED
                                ? "The provider does not list offline_access in scopes_supported, so it was not asked for."
                                : "offline_access was asked for: allow it to this server's client and to the users.")
                        + (exchangeWorks() ? " Token exchange works and needs no grant." : ""));
    }

    private boolean exchangeWorks() {
        return found.exchanged()
                .filter(exchanged -> exchanged.kind() == Exchanged.Kind.WORKS)
                .isPresent();
    }

    private Sentence lifetime(GivenTokens tokens) {
        if (tokens.refreshSeconds().isEmpty()) {
            return Sentence.note(
                    "how long a grant lasts",
                    "The provider does not say when a refresh token ends. It may end when it is not used for some time: see"
                            + " that the provider's idle limit is longer than the rotation period here ("
                            + InWords.time(rotationPeriod) + ").");
        }
        var lives = Duration.ofSeconds(tokens.refreshSeconds().getAsLong());
        if (lives.compareTo(Lasting.SHORTEST) < 0) {
            return Sentence.care(
                    "how long a grant lasts",
                    "A refresh token lives " + InWords.time(lives)
                            + ": too short to be rotated in time. A grant ends unless"
                            + " its user works without a break. Ask for a longer life at the provider.");
        }
        if (lives.compareTo(rotationPeriod) <= 0) {
            return Sentence.care(
                    "how long a grant lasts",
                    "A refresh token lives " + InWords.time(lives) + ", not longer than the rotation period here ("
                            + InWords.time(rotationPeriod)
                            + "). This server knows it and rotates each grant at half of its"
                            + " token's life; but when it is down for longer than that life, all grants end.");
        }
        return Sentence.good(
                "how long a grant lasts",
                "A refresh token lives " + InWords.time(lives) + ", and each grant is rotated every "
                        + InWords.time(rotationPeriod) + ": it does not go stale while this server runs.");
    }

    private static Sentence rotation(Rotation rotation) {
        return switch (rotation.kind()) {
            case ROTATES ->
                Sentence.note(
                        "rotation",
                        "Each refresh gives a new refresh token in place of the one before. This server writes the answer to"
                                + " its own disk before anything else, and lets one node redeem at a time.");
            case STAYS ->
                Sentence.good(
                        "rotation",
                        "The refresh token stays the same at each refresh: nothing new has to be stored, and no two nodes"
                                + " can get in each other's way.");
            case REFUSED ->
                Sentence.care(
                        "rotation",
                        "The very first refresh was refused: every grant here would end with its first access token. Allow"
                                + " the refresh_token grant to this server's client.");
            case UNKNOWN -> Sentence.care("rotation", "The provider did not answer the refresh; start a new probe.");
        };
    }

    private Optional<Sentence> crash(Rotation rotation) {
        return switch (rotation.kind()) {
            case STAYS ->
                Optional.of(Sentence.good(
                        CRASH,
                        "A crash in the middle of a refresh costs no grant: the same token is simply used again."));
            case ROTATES ->
                Optional.of(found.reused()
                        .map(WordsOnGrants::reuse)
                        .orElseGet(() -> Sentence.care(
                                CRASH,
                                "It was not measured what becomes of a spent refresh token that is presented again, for it"
                                        + " needs the second sign-in. Expect the worst: that it ends the grant.")));
            case REFUSED, UNKNOWN -> Optional.empty();
        };
    }

    private static Sentence reuse(Reused reused) {
        if (reused.refusedAfter().isEmpty()) {
            return reused.tolerated()
                    ? Sentence.good(
                            CRASH,
                            "A spent refresh token was still taken " + reused.longestTolerated()
                                    + " s after it had been"
                                    + " redeemed; that was the longest wait of this probe. A server that crashes in the"
                                    + " middle of a refresh and is back within that time loses no grant.")
                    : Sentence.care(CRASH, "The provider did not answer when it was tried what a crash costs.");
        }
        var refused = reused.refusedAfter().getAsLong();
        var consequence = reused.kills()
                ? " The refusal ended the whole grant, the newest refresh token with it."
                : reused.newest() == Life.LIVES
                        ? " The newest refresh token went on working; but after a crash it is the one that nobody has."
                        : "";
        if (reused.tolerated()) {
            return Sentence.note(
                    CRASH,
                    "A spent refresh token was taken after " + reused.longestTolerated() + " s and refused after "
                            + refused
                            + " s: there is a grace window that ends in between." + consequence
                            + " A server that crashes in"
                            + " the middle of a refresh loses no grant if it is back within "
                            + reused.longestTolerated()
                            + " s. After that: " + WHO_IS_AT_RISK);
        }
        return Sentence.care(
                CRASH,
                "A spent refresh token is refused " + (refused == 0 ? "at once" : "after " + refused + " s")
                        + ": there is no grace window." + consequence
                        + " If this server dies after the provider has answered"
                        + " and before the answer is on its disk, that grant is gone. " + WHO_IS_AT_RISK
                        + " If the provider can be set to accept a spent token once more or for some seconds, that closes"
                        + " the gap.");
    }

    private static Optional<Sentence> older(Life older) {
        return switch (older) {
            case DEAD ->
                Optional.of(
                        Sentence.care(
                                "older access tokens",
                                "A refresh ends the access token before it at once. A request to the Nextcloud that is under way with"
                                        + " the older one may be refused; this server then takes the new one and tries once more."));
            case LIVES ->
                Optional.of(Sentence.good(
                        "older access tokens", "A refresh leaves the access token before it good until its own end."));
            case CANNOT_TELL -> Optional.empty();
        };
    }

    private static Sentence narrowing(Rotation rotation) {
        return switch (rotation.narrowing()) {
            case ONCE ->
                Sentence.good(
                        "fewer scopes",
                        "A refresh for fewer scopes gives a token with just these, and the next has them all again.");
            case IGNORED ->
                Sentence.note(
                        "fewer scopes",
                        "A refresh for fewer scopes gives a token with all of them: a service that asks for little on a user's"
                                + " behalf is refused by this server, where exchange is not to be had.");
            case FOR_GOOD ->
                Sentence.care(
                        "fewer scopes",
                        "A refresh for fewer scopes takes the others away for good. Do not let services work on users'"
                                + " behalf here unless exchange works: they would narrow the users' grants.");
            case REFUSED ->
                Sentence.note(
                        "fewer scopes",
                        "A refresh for fewer scopes is refused: services can work on users' behalf only by exchange.");
            case CANNOT_TELL ->
                Sentence.note("fewer scopes", "It cannot be seen whether a refresh for fewer scopes gives fewer.");
        };
    }

    private static Optional<Sentence> pace(Rotation rotation) {
        return rotation.milliseconds().isPresent()
                ? Optional.of(Sentence.note(
                        "pace",
                        "A refresh took " + rotation.milliseconds().getAsLong()
                                + " ms at the provider. 8 go on at once on" + " a node."))
                : Optional.empty();
    }
}
