package org.nextcloudmcp.doctor;

import java.util.Optional;

/** What was measured; each part is absent until it was. Holds nothing secret. */
public record Findings(
        Optional<Discovered> discovered,
        Optional<GivenTokens> tokens,
        Optional<Introspected> introspected,
        Optional<Exchanged> exchanged,
        Optional<Rotation> rotation,
        Optional<Revoked> revoked,
        Optional<Reused> reused) {

    /** Nothing yet. */
    public static final Findings NONE = new Findings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    Findings with(Discovered found) {
        return new Findings(Optional.of(found), tokens, introspected, exchanged, rotation, revoked, reused);
    }

    Findings with(GivenTokens found) {
        return new Findings(discovered, Optional.of(found), introspected, exchanged, rotation, revoked, reused);
    }

    Findings with(Introspected found) {
        return new Findings(discovered, tokens, Optional.of(found), exchanged, rotation, revoked, reused);
    }

    Findings with(Exchanged found) {
        return new Findings(discovered, tokens, introspected, Optional.of(found), rotation, revoked, reused);
    }

    Findings with(Rotation found) {
        return new Findings(discovered, tokens, introspected, exchanged, Optional.of(found), revoked, reused);
    }

    Findings with(Revoked found) {
        return new Findings(discovered, tokens, introspected, exchanged, rotation, Optional.of(found), reused);
    }

    Findings with(Reused found) {
        return new Findings(discovered, tokens, introspected, exchanged, rotation, revoked, Optional.of(found));
    }

    /** Whether the provider gives a new refresh token each time. */
    boolean rotates() {
        return rotation.filter(found -> found.kind() == Rotation.Kind.ROTATES).isPresent();
    }
}
