package org.nextcloudmcp.standin.files;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;

/** What stands against a write: the user's quota, and locks that the server holds for a moment. */
public final class Guard {
    private final UserFiles files;
    private final Set<Path> locked = ConcurrentHashMap.newKeySet();
    private volatile OptionalLong quota = OptionalLong.empty();

    Guard(UserFiles files) {
        this.files = files;
    }

    /** From now on the user's files may have no more than these bytes. */
    public void limit(long bytes) {
        quota = OptionalLong.of(bytes);
    }

    /** From now on there is no limit. */
    public void unlimited() {
        quota = OptionalLong.empty();
    }

    /** From now on a file answers 423. */
    public void lock(Path place) {
        locked.add(place);
    }

    public void unlock(Path place) {
        locked.remove(place);
    }

    /** How much more fits; -3 without a limit, as Nextcloud says it. */
    long available() {
        return quota.isPresent() ? Math.max(0, quota.getAsLong() - files.size(files.at(""))) : -3;
    }

    /** Refuses what does not fit. */
    public void requireSpace(String path, long bytes) {
        if (quota.isPresent() && bytes > available()) {
            throw new DavRefused(DavError.sabre(
                    507,
                    "InsufficientStorage",
                    "Insufficient space in " + path + ", " + bytes + " required, " + available() + " available"));
        }
    }

    /** Refuses what is locked. */
    public void requireUnlocked(Path place) {
        if (locked.contains(place)) {
            throw new DavRefused(
                    DavError.locked("\"/" + String.join("/", files.pathOf(place).names()) + "\" is locked"));
        }
    }
}
