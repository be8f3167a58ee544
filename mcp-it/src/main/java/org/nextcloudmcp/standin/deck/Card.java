package org.nextcloudmcp.standin.deck;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A card with what hangs on it. */
final class Card {
    final long id;
    final String owner;
    final long created;
    final Set<Board.Label> labels = new LinkedHashSet<>();
    final TreeMap<String, Long> assigned = new TreeMap<>();
    final TreeMap<Long, Comment> comments = new TreeMap<>();
    final List<DeckFile> files = new ArrayList<>();
    final Set<Long> dependentCards = new LinkedHashSet<>();
    Board.Stack stack;
    String title = "";
    String description = "";
    String type = "plain";
    long order;
    boolean archived;
    JsonValue done = JsonValue.NULL;
    JsonValue duedate = JsonValue.NULL;
    long deletedAt;
    long modified;

    @Nullable
    String descriptionBefore;

    @Nullable
    String lastEditor;

    Card(long id, String owner, Board.Stack stack, long now) {
        this.id = id;
        this.owner = owner;
        this.stack = stack;
        this.created = now;
        this.modified = now;
    }

    /** What somebody said. */
    static final class Comment {
        final long id;
        final String author;
        final long parent;
        final java.time.Instant created;
        String message;

        Comment(long id, String author, long parent, java.time.Instant created, String message) {
            this.id = id;
            this.author = author;
            this.parent = parent;
            this.created = created;
            this.message = message;
        }
    }

    /** A file that was uploaded into Deck itself. */
    static final class DeckFile {
        final long id;
        final String name;
        final byte[] content;
        final String creator;
        final long created;
        long deletedAt;

        DeckFile(long id, String name, byte[] content, String creator, long created) {
            this.id = id;
            this.name = name;
            this.content = content;
            this.creator = creator;
            this.created = created;
        }
    }
}
