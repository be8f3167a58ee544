package org.nextcloudmcp.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.settings.Settings;

/** The settings that follow from what was found. Pure. */
final class SettingsThatFollow {

    private final Findings found;
    private final Settings settings;

    SettingsThatFollow(Findings found, Settings settings) {
        this.found = found;
        this.settings = settings;
    }

    List<Advice> advice() {
        var advice = new ArrayList<Advice>();
        found.tokens().ifPresent(tokens -> {
            credential(tokens).ifPresent(advice::add);
            audience(tokens).ifPresent(advice::add);
            earlyRefresh(tokens).ifPresent(advice::add);
            rotation(tokens).ifPresent(advice::add);
        });
        if (found.rotates()) {
            advice.add(new Advice(
                    "DATA_DIR",
                    "a folder on a disk that outlives the process",
                    "The provider rotates: the journal there is what brings an answer over a crash. Not a RAM disk, not a"
                            + " container's own layer, and one for each node."));
        }
        return advice;
    }

    private Optional<Advice> credential(GivenTokens tokens) {
        var exchange = found.exchanged()
                .filter(exchanged -> exchanged.kind() == Exchanged.Kind.WORKS)
                .isPresent();
        var grants = settings.nextcloud().credential() == NextcloudCredential.GRANT;
        if (tokens.refreshToken() && tokens.forNextcloud() == GivenTokens.ForNextcloud.YES) {
            var why = exchange ? "Grants work, and exchange works too." : "Grants work here.";
            return Optional.of(new Advice("NEXTCLOUD_CREDENTIAL", grants || exchange ? Advice.AS_IT_IS : "grant", why));
        }
        return exchange
                ? Optional.of(new Advice(
                        "NEXTCLOUD_CREDENTIAL",
                        "exchange",
                        "Grants cannot be given as things are, and exchange works."))
                : Optional.empty();
    }

    private Optional<Advice> audience(GivenTokens tokens) {
        return tokens.forNextcloud() == GivenTokens.ForNextcloud.NO
                        && !tokens.audiences().isEmpty()
                ? Optional.of(new Advice(
                        "NEXTCLOUD_AUDIENCE",
                        "what the Nextcloud expects in aud",
                        "Access tokens come for " + new TreeSet<>(tokens.audiences())
                                + ". If one of these is the Nextcloud's name at the provider, set it; else add "
                                + settings.nextcloud().audience() + " at the provider."))
                : Optional.empty();
    }

    private Optional<Advice> earlyRefresh(GivenTokens tokens) {
        var early = settings.cache().earlyRefresh().toSeconds();
        if (tokens.accessSeconds().isEmpty() || tokens.accessSeconds().getAsLong() > early) {
            return Optional.empty();
        }
        var lives = tokens.accessSeconds().getAsLong();
        return Optional.of(new Advice(
                "CACHE_EARLY_REFRESH",
                String.valueOf(lives / 3),
                "Access tokens live " + lives + " s, so that a reserve of " + early
                        + " s leaves nothing to be kept. Longer" + " access tokens at the provider are better still."));
    }

    private Optional<Advice> rotation(GivenTokens tokens) {
        var period = settings.rotation().period();
        if (found.rotation().filter(SettingsThatFollow::works).isEmpty()) {
            return Optional.empty();
        }
        if (tokens.refreshSeconds().isEmpty()) {
            return Optional.of(new Advice(
                    "ROTATION_PERIOD",
                    Advice.AS_IT_IS,
                    "The provider names no end of a refresh token. Keep it shorter than the idle limit there."));
        }
        var lives = Duration.ofSeconds(tokens.refreshSeconds().getAsLong());
        if (lives.compareTo(Lasting.SHORTEST) < 0) {
            return Optional.empty();
        }
        return lives.compareTo(period) <= 0
                ? Optional.of(new Advice(
                        "ROTATION_PERIOD",
                        Advice.AS_IT_IS,
                        "Refresh tokens live " + InWords.time(lives)
                                + ": short lives force rotation at half of them, which"
                                + " happens whatever the period is. ROTATION_RATE times that half, in seconds, is how many"
                                + " grants a node can keep alive: "
                                + lives.dividedBy(2).toSeconds()
                                        * settings.rotation().perSecond() + "."))
                : Optional.of(new Advice(
                        "ROTATION_PERIOD", Advice.AS_IT_IS, "Refresh tokens live " + InWords.time(lives) + "."));
    }

    private static boolean works(Rotation rotation) {
        return rotation.kind() == Rotation.Kind.ROTATES || rotation.kind() == Rotation.Kind.STAYS;
    }
}
