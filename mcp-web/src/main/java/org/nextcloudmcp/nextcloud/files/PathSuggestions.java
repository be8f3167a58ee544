package org.nextcloudmcp.nextcloud.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.nextcloudmcp.nextcloud.PercentEncoding;

/** What a path could be whose beginning was typed: the entries of the folder as far as it is typed, folders first. */
final class PathSuggestions {

    private static final Comparator<Suggestion> ORDER = Comparator.comparing(
                    Suggestion::folder, Comparator.reverseOrder())
            .thenComparing(suggestion -> suggestion.path().name());

    private PathSuggestions() {}

    /**
     * Suggestions for what was typed, percent-encoded or not; upper and lower case are the same.
     *
     * @throws org.nextcloudmcp.nextcloud.RefusedException if there is no such folder, or if Nextcloud does not list it
     */
    static List<Suggestion> of(String typed, Files files) {
        var text = PercentEncoding.decode(typed);
        var end = text.lastIndexOf('/');
        var folder = FilePath.parse(text.substring(0, end + 1));
        var beginning = text.substring(end + 1).toLowerCase(Locale.ROOT);
        var fitting = new ArrayList<Suggestion>();
        files.each(folder, entry -> {
            if (entry.path().name().toLowerCase(Locale.ROOT).startsWith(beginning)) {
                fitting.add(new Suggestion(entry.path(), entry.folder()));
            }
        });
        fitting.sort(ORDER);
        return List.copyOf(fitting);
    }

    /** A path that fits; that of a folder is written with a slash at its end, to be typed on. */
    record Suggestion(FilePath path, boolean folder) {

        String plain() {
            return folder ? path + "/" : path.toString();
        }

        String encoded() {
            return folder ? path.encoded() + "/" : path.encoded();
        }
    }
}
