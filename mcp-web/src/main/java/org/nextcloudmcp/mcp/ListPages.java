package org.nextcloudmcp.mcp;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.paging.Page;
import org.nextcloudmcp.paging.Position;

/** What all list methods have in common: cursors in, pages out. */
final class ListPages {

    /**
     * Enough that a server with all its apps shows every tool, prompt and template on one page: many clients read only
     * the first.
     */
    static final int SIZE = 250;

    static final MethodOutcome BAD_CURSOR = new MethodOutcome.Failed(
            JsonRpcError.invalidParams("The cursor is not one of this list. Begin again without a cursor."));

    private ListPages() {}

    /** A page of a list whose entries are sorted by their {@code key}, a string. */
    static MethodOutcome of(
            JsonArray all, String method, String member, String key, int size, JsonObject params, CacheHint hint) {
        if (all.size() <= size && !params.containsKey("cursor")) {
            return new MethodOutcome.Result(CachedJson.object().add(member, all).build(), Optional.of(hint));
        }
        return Position.of(params, method)
                .map(position -> {
                    var entries = all.getValuesAs(JsonObject.class);
                    var page = Page.of(entries, entry -> entry.getString(key), position, size);
                    return result(page.entries(), page.next(), method, member, hint);
                })
                .orElse(BAD_CURSOR);
    }

    static MethodOutcome result(
            List<JsonObject> entries, Optional<String> next, String method, String member, CacheHint hint) {
        var list = CachedJson.array();
        entries.forEach(list::add);
        var result = CachedJson.object().add(member, list);
        next.ifPresent(key -> result.add("nextCursor", Position.cursor(method, key)));
        return new MethodOutcome.Result(result.build(), Optional.of(hint));
    }
}
