package org.nextcloudmcp.nextcloud.files;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nextcloudmcp.nextcloud.PercentEncoding;
import org.nextcloudmcp.nextcloud.RefusedException;

/**
 * Where a file or a folder is, counted from the user's root. No value of this type leaves that root: dot segments do
 * not exist in it, and on the wire a segment can neither end itself nor the path.
 *
 * @param segments the names from the root on; none for the root itself
 */
public record FilePath(List<String> segments) {

    private static final int LONGEST = 4000;

    public FilePath {
        segments = List.copyOf(segments);
        for (var segment : segments) {
            var fault = faultOf(segment);
            if (!fault.isEmpty()) {
                throw new IllegalArgumentException(fault);
            }
        }
        if (segments.stream().mapToInt(segment -> segment.length() + 1).sum() - 1 > LONGEST) {
            // no file system has it, and web servers refuse the address in words of their own
            throw new IllegalArgumentException("is longer than " + LONGEST + " characters");
        }
    }

    /**
     * Reads a path as people write it. Slashes at the ends, or several in a row, mean nothing.
     *
     * @throws RefusedException which says what is wrong with it
     */
    public static FilePath parse(String given) {
        if (given.length() > LONGEST) {
            throw new RefusedException("The path is longer than " + LONGEST + " characters.", "Give a shorter one.");
        }
        var segments = new ArrayList<String>();
        for (var segment : given.split("/", -1)) {
            if (segment.isEmpty()) {
                continue;
            }
            var fault = faultOf(segment);
            if (!fault.isEmpty()) {
                throw new RefusedException(
                        "The path " + fault + ".",
                        "Give the path from the user's root, with / between the names, such as Documents/report.txt.");
            }
            segments.add(segment);
        }
        return new FilePath(segments);
    }

    /** A path as Nextcloud tells it; empty for one with a name that is never asked for, so that it can be nowhere in ours. */
    public static Optional<FilePath> known(String told) {
        try {
            return Optional.of(parse(told));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    /** A new path one level deeper. */
    public FilePath child(String name) {
        var deeper = new ArrayList<>(segments);
        deeper.add(name);
        return new FilePath(deeper);
    }

    public boolean isRoot() {
        return segments.isEmpty();
    }

    /** The last name; a slash for the root. */
    public String name() {
        return isRoot() ? "/" : segments.get(segments.size() - 1);
    }

    public FilePath parent() {
        return isRoot() ? this : new FilePath(segments.subList(0, segments.size() - 1));
    }

    /** For a URL, without a slash at either end (RFC 3986 section 3.3). */
    public String encoded() {
        return segments.stream().map(PercentEncoding::encode).collect(Collectors.joining("/"));
    }

    /** Whether this is the other one or lies inside it, as Nextcloud compares names. */
    public boolean startsWith(FilePath folder) {
        return segments.size() >= folder.segments.size()
                && new FilePath(segments.subList(0, folder.segments.size())).isSameAs(folder);
    }

    /** Whether Nextcloud takes both for the same: it normalises names to composed characters. */
    public boolean isSameAs(FilePath other) {
        return composed().equals(other.composed());
    }

    private String composed() {
        return Normalizer.normalize(toString(), Normalizer.Form.NFC);
    }

    /** As people write it: {@code Documents/report.txt}, or {@code /} for the root. */
    @Override
    public String toString() {
        return isRoot() ? "/" : String.join("/", segments);
    }

    private static String faultOf(String segment) {
        if (segment.equals(".") || segment.equals("..")) {
            return "contains the segment “" + segment + "”";
        }
        if (segment.isEmpty() || segment.indexOf('/') >= 0) {
            return "contains a name that is empty or has a slash in it";
        }
        if (segment.indexOf('\\') >= 0) {
            return "contains a backslash";
        }
        // A lone surrogate has no UTF-8 and would be sent as a question mark: another file than the one asked for.
        var sendable = segment.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
        return sendable ? "" : "contains a control character or half a character";
    }
}
