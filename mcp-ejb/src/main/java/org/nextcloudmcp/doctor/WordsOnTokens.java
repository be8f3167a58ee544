package org.nextcloudmcp.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.nextcloudmcp.settings.CacheSettings;
import org.nextcloudmcp.settings.NextcloudSettings;

/** Says in plain words what the sign-in and the access token are like. Pure. */
final class WordsOnTokens {

    private final Findings found;
    private final NextcloudSettings nextcloud;
    private final CacheSettings cache;

    WordsOnTokens(Findings found, NextcloudSettings nextcloud, CacheSettings cache) {
        this.found = found;
        this.nextcloud = nextcloud;
        this.cache = cache;
    }

    List<Sentence> sentences() {
        var sentences = new ArrayList<Sentence>();
        found.tokens().ifPresent(tokens -> {
            sentences.add(issuer(tokens));
            sentences.add(audience(tokens));
            sentences.add(resource(tokens));
            sentences.add(lifetime(tokens));
            if (!tokens.missing().isEmpty()) {
                sentences.add(
                        Sentence.care(
                                "scopes",
                                "The access token lacks scopes that the tools need: " + tokens.missing()
                                        + ". Those tools will not work until the provider grants them to this server's client."));
            }
        });
        return sentences;
    }

    private Sentence issuer(GivenTokens tokens) {
        if (tokens.issSent()) {
            return Sentence.good(
                    "issuer",
                    "The authorization response names its issuer (RFC 9207), so that an answer of another provider cannot be"
                            + " slipped in.");
        }
        return Sentence.note(
                "issuer",
                "The authorization response does not name its issuer (RFC 9207), and the provider does not promise it. With"
                        + " one provider configured that is no danger; state and nonce still bind the answer.");
    }

    private Sentence audience(GivenTokens tokens) {
        var form = tokens.form() == GivenTokens.Form.JWT ? "a JWT" : "opaque";
        return switch (tokens.forNextcloud()) {
            case YES ->
                Sentence.good(
                        "audience",
                        "The access token is " + form + " and meant for the Nextcloud: its audience contains "
                                + nextcloud.audience() + ".");
            case NO ->
                Sentence.care(
                        "audience",
                        "The access token is " + form + " and not meant for the Nextcloud: its audience is "
                                + (tokens.audiences().isEmpty() ? "empty" : new TreeSet<>(tokens.audiences()))
                                + " and lacks " + nextcloud.audience()
                                + ". Every consent here will be refused until the provider puts it there.");
            case UNREADABLE ->
                Sentence.care(
                        "audience",
                        "The access token is " + form + ", and nobody says whom it is meant for: it cannot be read, and"
                                + " introspection does not tell. Every consent here will be refused. Let this server's client"
                                + " introspect tokens, or let the provider issue JWTs.");
        };
    }

    private Sentence resource(GivenTokens tokens) {
        return tokens.resourceNamed()
                ? Sentence.good(
                        "resource",
                        "The provider honours the resource that is asked for (RFC 8707): " + nextcloud.url()
                                + " stands in the access token's audience.")
                : Sentence.note(
                        "resource",
                        "The provider accepts the parameter resource (RFC 8707) and does not put it into the token by its"
                                + " name: it maps it to an audience, or ignores it and takes the audience from the client's"
                                + " settings. Only the audience counts here.");
    }

    private Sentence lifetime(GivenTokens tokens) {
        if (tokens.accessSeconds().isEmpty()) {
            return Sentence.care(
                    "access token",
                    "Nobody says how long the access token lives, so each is used once: every tool call costs a refresh.");
        }
        var lives = tokens.accessSeconds().getAsLong();
        var kept =
                Math.min(lives - cache.earlyRefresh().toSeconds(), cache.ttl().toSeconds());
        if (kept <= 0) {
            return Sentence.care(
                    "access token",
                    "The access token lives " + lives + " s, not longer than the reserve at its end of "
                            + cache.earlyRefresh().toSeconds()
                            + " s: it is used once, and every tool call costs a refresh.");
        }
        return Sentence.good(
                "access token",
                "The access token lives " + lives + " s and serves for " + kept + " s: a user who works without a break"
                        + " costs one refresh in that time, on all nodes together.");
    }
}
