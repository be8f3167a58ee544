package org.nextcloudmcp.resources;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.paging.Page;
import org.nextcloudmcp.paging.Position;

/**
 * One list of all resources that a caller may read: first those with a URI of their own, then what each template shows,
 * template after template.
 *
 * <p>A key of this list is {@code =} and the URI of a single resource, or {@code ~}, a template, a line feed and a key of
 * that template's own; without a key of its own the template begins.
 */
@Singleton
public class ResourceLists {

    private final ResourceCatalogue catalogue;

    @Inject
    public ResourceLists(ResourceCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The part behind a position.
     *
     * @param position {@link Position#START}, or the key of a page before
     * @param most how many entries at most; positive
     * @param shown whether what leads to the same as these tools is to be shown
     */
    public ResourceListing list(Position position, int most, Predicate<Collection<String>> shown, Call call) {
        var templates = catalogue.templates(call.caller().scopes()).stream()
                .filter(one -> shown.test(one.tools()))
                .toList();
        var start = position.after().filter(key -> key.startsWith("~")).map(key -> key.substring(1));
        if (start.isPresent()) {
            return ofTemplates(templates, start.get(), List.of(), most, call);
        }
        var single = Page.of(
                catalogue.resources(call.caller().scopes()).stream()
                        .filter(one -> shown.test(one.tools()))
                        .map(Resource::description)
                        .toList(),
                one -> "=" + one.uri(),
                position,
                most);
        return single.next().isPresent()
                ? new ResourceListing(single, true)
                : ofTemplates(templates, "", single.entries(), most, call);
    }

    private static ResourceListing ofTemplates(
            List<ResourceTemplate> templates, String start, List<ResourceDescription> before, int most, Call call) {
        var end = start.indexOf('\n');
        var first = end < 0 ? start : start.substring(0, end);
        var inside = end < 0 ? "" : start.substring(end + 1);
        var entries = new ArrayList<>(before);
        var settled = true;
        for (var template : templates) {
            var uri = template.description().uriTemplate().toString();
            if (uri.compareTo(first) < 0) {
                continue;
            }
            if (entries.size() >= most) {
                return new ResourceListing(new Page<>(entries, Optional.of("~" + uri + "\n")), settled);
            }
            var position = uri.equals(first) && !inside.isEmpty() ? Position.behind(inside) : Position.START;
            var part = template.list(position, most - entries.size(), call);
            entries.addAll(part.page().entries());
            settled &= part.settled();
            if (part.page().next().isPresent()) {
                var next = "~" + uri + "\n" + part.page().next().get();
                return new ResourceListing(new Page<>(entries, Optional.of(next)), settled);
            }
        }
        return new ResourceListing(new Page<>(entries, Optional.empty()), settled);
    }
}
