package org.nextcloudmcp.nextcloud;

import java.util.Optional;
import org.nextcloudmcp.paging.Position;

/**
 * The argument {@code cursor} and the answer {@code next_cursor} of the tools that list: a {@link Position} in the list
 * of one tool, as text that the model hands back unread.
 *
 * @param tool the tool's name, so that the cursor of one list is none of another
 */
public record Cursor(String tool) {

    /**
     * Where to begin.
     *
     * @param given as an answer of this tool had it; empty for the beginning
     * @throws RefusedException if it is none of this tool's
     */
    public Position position(Optional<String> given) {
        return given.map(text -> Position.read(text, tool)
                        .orElseThrow(() -> new RefusedException(
                                "The argument cursor is none that " + tool + " has answered.",
                                "Leave it out to begin at the beginning, or use next_cursor of the last answer as it"
                                        + " is.")))
                .orElse(Position.START);
    }

    /** What the next call has to give to go on behind {@code key}. */
    public String behind(String key) {
        return Position.cursor(tool, key);
    }
}
