package org.nextcloudmcp.nextcloud.cookbook;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.Cursor;
import org.nextcloudmcp.paging.Page;
import org.nextcloudmcp.paging.Position;
import org.nextcloudmcp.schema.Description;

/** A page of a list of recipes, which the app itself does not page. */
record Stubs(
        List<Stub> recipes,
        @Description("How many recipes there are in all.") int total,

        @Description("For the argument cursor; missing at the end.")
        Optional<String> nextCursor) {

    static Stubs of(List<Stub> all, Cursor cursor, Position position, int limit) {
        var sorted = all.stream().sorted(Comparator.comparing(Stub::key)).toList();
        var page = Page.of(sorted, Stub::key, position, limit);
        return new Stubs(page.entries(), all.size(), page.next().map(cursor::behind));
    }
}
