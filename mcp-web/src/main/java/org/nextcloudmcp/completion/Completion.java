package org.nextcloudmcp.completion;

import jakarta.json.JsonObject;
import java.util.List;
import org.nextcloudmcp.json.CachedJson;

/**
 * What could be meant.
 *
 * @param values the best first; never more than {@link #MOST}
 * @param total how many there are in all
 */
public record Completion(List<String> values, int total) {

    /** The specification's own limit. */
    public static final int MOST = 100;

    private static final Completion NONE = new Completion(List.of(), 0);

    public Completion {
        values = List.copyOf(values);
        if (values.size() > MOST || total < values.size()) {
            throw new IllegalArgumentException(values.size() + " values of " + total);
        }
    }

    /** Nothing to suggest, or nothing that this caller may see: the two are not told apart. */
    public static Completion none() {
        return NONE;
    }

    /** The first of these. */
    public static Completion of(List<String> all) {
        return new Completion(all.size() <= MOST ? all : all.subList(0, MOST), all.size());
    }

    /** As the {@code completion} of a {@code CompleteResult}. */
    public JsonObject toJson() {
        return CachedJson.object()
                .add("values", CachedJson.array(values))
                .add("total", total)
                .add("hasMore", total > values.size())
                .build();
    }
}
