package org.nextcloudmcp.storage;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.nextcloudmcp.oauth.Subject;

/** What one node tells the others about the database that they share. It holds no secret. */
public sealed interface Announcement {

    /** The subject's grant was revoked, replaced or refused: whatever is remembered of it is no longer true. */
    record GrantChanged(Subject subject) implements Announcement {
        @Override
        public String encoded() {
            return "changed " + Announcement.encoded(subject);
        }
    }

    /** The subject's grant was redeemed: tokens of earlier generations are not the newest any more. */
    record GrantRotated(Subject subject, long generation) implements Announcement {
        @Override
        public String encoded() {
            return "rotated " + Announcement.encoded(subject) + " " + generation;
        }
    }

    /** Every node shall forget every token, and confirm this epoch. */
    record EpochRaised(long epoch) implements Announcement {
        @Override
        public String encoded() {
            return "epoch " + epoch;
        }
    }

    /** One line of ASCII, well under the 8,000 bytes that PostgreSQL carries. */
    String encoded();

    /** Empty for what another version of this program may have said: the poll behind the announcements covers it. */
    static Optional<Announcement> parse(String text) {
        var words = text.split(" ", -1);
        try {
            return switch (words[0] + " " + words.length) {
                case "changed 3" -> Optional.of(new GrantChanged(subject(words[1], words[2])));
                case "rotated 4" ->
                    Optional.of(new GrantRotated(subject(words[1], words[2]), Long.parseLong(words[3])));
                case "epoch 2" -> Optional.of(new EpochRaised(Long.parseLong(words[1])));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encoded(Subject subject) {
        return base64(subject.issuer()) + " " + base64(subject.sub());
    }

    private static Subject subject(String issuer, String sub) {
        return new Subject(text(issuer), text(sub));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }
}
