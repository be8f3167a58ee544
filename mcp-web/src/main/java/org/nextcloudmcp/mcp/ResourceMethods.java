package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.Optional;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.paging.Position;
import org.nextcloudmcp.resources.ResourceCatalogue;
import org.nextcloudmcp.resources.ResourceDescription;
import org.nextcloudmcp.resources.ResourceLists;
import org.nextcloudmcp.resources.ResourceReading;
import org.nextcloudmcp.tools.Offering;

/**
 * {@code resources/list}, {@code resources/templates/list} and {@code resources/read}, the same in both eras. Scopes are
 * enforced at the read, too: leaving a resource out of the list protects nothing.
 */
@Singleton
public class ResourceMethods {

    private static final int PAGE = 100;

    private final ResourceCatalogue catalogue;
    private final ResourceLists lists;
    private final Offering offering;

    @Inject
    public ResourceMethods(ResourceCatalogue catalogue, ResourceLists lists, Offering offering) {
        this.catalogue = catalogue;
        this.lists = lists;
        this.offering = offering;
    }

    MethodOutcome list(JsonObject params, Call call) {
        return Position.of(params, "resources/list")
                .map(position -> {
                    var listing = lists.list(position, PAGE, offering.shown(call), call);
                    return ListPages.result(
                            listing.page().entries().stream()
                                    .map(ResourceDescription::toJson)
                                    .toList(),
                            listing.page().next(),
                            "resources/list",
                            "resources",
                            CacheHint.own(listing.settled() ? ToolMethods.FRESH : Duration.ZERO));
                })
                .orElse(ListPages.BAD_CURSOR);
    }

    MethodOutcome listTemplates(JsonObject params, Call call) {
        var templates = CachedJson.array();
        var shown = offering.shown(call);
        catalogue.templates(call.caller().scopes()).stream()
                .filter(one -> shown.test(one.tools()))
                .forEach(one -> templates.add(one.description().toJson()));
        return ListPages.of(
                templates.build(),
                "resources/templates/list",
                "resourceTemplates",
                "uriTemplate",
                ListPages.SIZE,
                params,
                CacheHint.own(ToolMethods.FRESH));
    }

    MethodOutcome read(JsonObject params, Call call) {
        if (!(params.get("uri") instanceof JsonString uri)) {
            return invalid("params.uri must be the URI of a resource.");
        }
        var found = catalogue.find(uri.getString());
        if (found.isEmpty()) {
            return new MethodOutcome.NoSuchResource(uri.getString());
        }
        var needed = found.get().scopes();
        if (!call.caller().scopes().containsAll(needed)) {
            return new MethodOutcome.ScopesMissing(needed);
        }
        var reading = offering.refusal(found.get().tools(), call)
                .<ResourceReading>map(ResourceReading.Refused::new)
                .orElseGet(() -> found.get().read().apply(call));
        return outcome(uri.getString(), reading, call);
    }

    private static MethodOutcome outcome(String uri, ResourceReading reading, Call call) {
        if (reading instanceof ResourceReading.Read read) {
            return new MethodOutcome.Result(contents(read), Optional.of(hint(read, call)));
        }
        if (reading instanceof ResourceReading.Malformed malformed) {
            return invalid(malformed.message());
        }
        if (reading instanceof ResourceReading.Refused refused) {
            return new MethodOutcome.Failed(
                    new JsonRpcError(JsonRpcError.INTERNAL_ERROR, refused.message(), Optional.empty()));
        }
        if (reading instanceof ResourceReading.InputRequired input) {
            return new MethodOutcome.InputRequired(input.requests(), input.state());
        }
        return reading instanceof ResourceReading.ConsentRequired consent
                ? ConsentError.of(consent.link(), consent.expiresAt(), consent.message())
                : new MethodOutcome.NoSuchResource(uri);
    }

    private static JsonObject contents(ResourceReading.Read read) {
        var contents = CachedJson.array();
        read.contents().forEach(one -> contents.add(one.toJson()));
        return CachedJson.object().add("contents", contents).build();
    }

    /** What answers to questions brought about is no part of the cache's key, so it must not be kept. */
    private static CacheHint hint(ResourceReading.Read read, Call call) {
        var asked = !call.input().responses().isEmpty() || call.input().state().isPresent();
        return CacheHint.own(asked ? Duration.ZERO : read.fresh());
    }

    private static MethodOutcome invalid(String message) {
        return new MethodOutcome.Failed(JsonRpcError.invalidParams(message));
    }
}
