package org.nextcloudmcp.standin.files.comments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.standin.World;

/** What people have said about files. */
public final class Comments {
    private final List<Comment> all = new ArrayList<>();

    private Comments() {}

    /** The comments of a world. */
    public static Comments of(World world) {
        return world.shared(Comments.class, Comments::new);
    }

    synchronized Comment add(long id, long fileId, String author, String message, long second) {
        Comment comment = new Comment(id, fileId, author, message, second);
        all.add(comment);
        return comment;
    }

    /** Newest first. */
    synchronized List<Comment> ofFile(long fileId) {
        List<Comment> found = new ArrayList<>(
                all.stream().filter(comment -> comment.fileId() == fileId).toList());
        java.util.Collections.reverse(found);
        return found;
    }

    synchronized Optional<Comment> find(long fileId, long id) {
        return ofFile(fileId).stream().filter(comment -> comment.id() == id).findFirst();
    }

    synchronized void replace(Comment comment, String message) {
        all.replaceAll(one ->
                one.equals(comment) ? new Comment(one.id(), one.fileId(), one.author(), message, one.second()) : one);
    }

    synchronized void remove(Comment comment) {
        all.remove(comment);
    }

    /** How many there are about a file. */
    public int count(long fileId) {
        return ofFile(fileId).size();
    }

    /** How many of them are by others, which nobody marks as read here. */
    public long unread(long fileId, String userId) {
        return ofFile(fileId).stream()
                .filter(comment -> !comment.author().equals(userId))
                .count();
    }
}
