package org.nextcloudmcp.standin.sharing;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.files.UserFiles;

/** What a share may be. Most of what is not allowed is 404 here. */
record ShareRules(World world) {
    /** Settings of {@link World}: the administrator's rules for links. */
    static final String PASSWORD_NEEDED = "sharing.links.password";

    static final String MOST_DAYS = "sharing.links.days";
    static final String NO_LINKS = "sharing.links.off";

    private static final int FILE = 19;
    private static final int ALL = 31;

    /** A file has nothing to create in it or to delete from it; nothing asked for is reading. */
    int permissions(int wanted, boolean folder) {
        if (wanted < 0 || wanted > ALL) {
            throw new ShareRefused(403, "Valid permissions are required for sharing");
        }
        int given = folder ? wanted : wanted & FILE;
        return given == 0 ? 1 : given;
    }

    /** Checks who is to get it. */
    void receiver(int type, String receiver, String owner) {
        switch (type) {
            case Share.USER -> {
                if (world.people().find(receiver).isEmpty()) {
                    throw new ShareRefused(404, "Please specify a valid account to share with");
                } else if (receiver.equals(owner)) {
                    throw new ShareRefused(403, "Cannot share with yourself");
                }
            }
            case Share.GROUP -> {
                if (world.people().members(receiver).isEmpty()) {
                    throw new ShareRefused(404, "Please specify a valid group");
                }
            }
            case Share.LINK -> {
                if (world.setting(NO_LINKS).isPresent()) {
                    throw new ShareRefused(404, "Public link sharing is disabled by the administrator");
                }
            }
            case 4 -> throw new ShareRefused(403, "Failed to create share.");
            default -> throw new ShareRefused(400, "Unknown share type");
        }
    }

    /** A day; hours are cut off, and today has begun already. */
    String expiration(Optional<String> wanted) {
        LocalDate today = world.clock().instant().atOffset(ZoneOffset.UTC).toLocalDate();
        Optional<Integer> most = world.setting(MOST_DAYS).map(Integer::valueOf);
        if (wanted.filter(text -> !text.isEmpty()).isEmpty()) {
            return most.map(days -> today.plusDays(days).toString()).orElse("");
        }
        LocalDate day = day(wanted.get());
        if (!day.isAfter(today)) {
            throw new ShareRefused(404, "Expiration date is in the past");
        } else if (most.filter(days -> day.isAfter(today.plusDays(days))).isPresent()) {
            throw new ShareRefused(404, "Cannot set expiration date more than " + most.get() + " days in the future");
        }
        return day.toString();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.replaceFirst("T.*$", ""));
        } catch (DateTimeParseException none) {
            throw new ShareRefused(404, "Invalid date. Format must be YYYY-MM-DD");
        }
    }

    /** What is kept of a password: a hash that is none. */
    String hash(JsonObject body) {
        String password = body.getString("password", "");
        if (password.isEmpty()) {
            if (world.setting(PASSWORD_NEEDED).isPresent()) {
                throw new ShareRefused(403, "Passwords are enforced for link and mail shares");
            }
            return "";
        }
        return "3|$argon2id$" + UserFiles.md5(password);
    }
}
