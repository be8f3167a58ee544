package org.nextcloudmcp.nextcloud.files;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * The files and folders of one user that carry the operator's tag ({@code mcp.hidden.tag}), with everything below such a
 * folder. For tools, resources and suggestions they do not exist: what asks for one is answered as if there were none, and
 * lists leave them out. Whoever answers or touches anything that is a file has to ask here, by path or by number.
 *
 * <p>Without the setting nothing is asked of Nextcloud. With it, what Nextcloud says is kept for {@link #KNOWN}: that long
 * a new tag may take to work, and a folder that is renamed elsewhere may show what is in it. No tool can widen that gap,
 * since a folder with something hidden in it is not moved. If Nextcloud does not tell what is hidden, every method throws
 * a {@link RefusedException}: an outage must not open what the operator closed.
 */
public final class HiddenFiles {

    /** How long an answer of Nextcloud counts. */
    public static final Duration KNOWN = Duration.ofSeconds(20);

    private final NextcloudClient client;
    private final Optional<String> tag;

    private HiddenFiles(NextcloudClient client, Optional<String> tag) {
        this.client = client;
        this.tag = tag;
    }

    /** Those of the client's user. Asks nothing yet. */
    public static HiddenFiles of(NextcloudClient client) {
        return new HiddenFiles(client, client.hiddenTag());
    }

    /** Whether the operator hides anything at all; if not, every other answer is no and costs nothing. */
    public boolean inForce() {
        return tag.isPresent();
    }

    /** Whether the file or folder of this path is hidden, there or not: by itself or by a folder that it is in. */
    public boolean hides(FilePath path) {
        return tag.isPresent() && tagged().hides(path);
    }

    /** The same for an entry of a list, which its number tells even if it has been renamed a moment ago. */
    public boolean hides(FilePath path, OptionalLong fileId) {
        return tag.isPresent() && (tagged().hides(path) || tagged().isTagged(fileId));
    }

    /** Whether the file or folder with this number ({@code oc:fileid}) is hidden: by itself or by a folder that it is in. */
    public boolean hidesId(long fileId) {
        if (tag.isEmpty()) {
            return false;
        }
        var tagged = tagged();
        return tagged.isTagged(OptionalLong.of(fileId))
                || (tagged.hasFolders() && below(tagged).contains(fileId));
    }

    /**
     * Whether something below this folder is hidden. Such a folder is neither copied, moved, deleted nor shared as a whole:
     * a copy carries no tags, and the rest would touch what does not exist for tools.
     */
    public boolean hidesInside(FilePath folder) {
        return tag.isPresent() && tagged().hidesInside(folder);
    }

    private TaggedFiles tagged() {
        return client.remembered(TaggedFiles.class).orElseGet(() -> {
            var asked = new TagQuery(client).tagged(tag.orElseThrow());
            client.remember(asked, asked.weight(), KNOWN);
            return asked;
        });
    }

    private NumbersBelow below(TaggedFiles tagged) {
        return client.remembered(NumbersBelow.class).orElseGet(() -> {
            var asked = new TagQuery(client).below(tagged.folders());
            client.remember(asked, asked.weight(), KNOWN);
            return asked;
        });
    }
}
