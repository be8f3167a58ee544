package org.nextcloudmcp.tools;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonArray;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.call.Call;

/**
 * What is offered to one caller: what the operator lets be offered and the caller's Nextcloud has. Tools are held to it,
 * and with them whatever else leads to the same things: a resource or a prompt says which tools those are.
 */
@Singleton
public class Offering {

    private final ToolCatalogue catalogue;
    private final AppPresence presence;

    @Inject
    public Offering(ToolCatalogue catalogue, AppPresence presence) {
        this.catalogue = catalogue;
        this.presence = presence;
    }

    /** The tools as {@code tools/list} shows them to this caller. */
    public JsonArray tools(Call call) {
        return catalogue.listFor(call.caller().scopes(), presence.missing(call));
    }

    /** For a list: whether what leads to the same things as all of these tools is shown to this caller. */
    public Predicate<Collection<String>> shown(Call call) {
        var missing = new MissingOnce(call);
        return tools -> rule(tools).isEmpty() && missing.none(catalogue.apps(tools));
    }

    /** The operator's rule that closes what leads to the same things as these tools, as a sentence; empty if none does. */
    public Optional<String> rule(Collection<String> tools) {
        return tools.stream().flatMap(tool -> catalogue.withheld(tool).stream()).findFirst();
    }

    /** Why something that leads to the same things as these tools is not done for this caller; empty if it is. */
    public Optional<String> refusal(Collection<String> tools, Call call) {
        return rule(tools).or(() -> missing(catalogue.apps(tools), call));
    }

    Optional<String> missing(Set<NextcloudApp> needed, Call call) {
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        return presence.missing(call, needed).stream()
                .min(Comparator.naturalOrder())
                .map(Offering::sentence);
    }

    private static String sentence(NextcloudApp app) {
        return app.whenMissing() + " Ask the Nextcloud administrator to install it, or do without it.";
    }

    /** Asks only if one of the things to be shown needs an app at all, and for all of them once. */
    private final class MissingOnce {

        private final Call call;
        private Optional<Set<NextcloudApp>> known = Optional.empty();

        MissingOnce(Call call) {
            this.call = call;
        }

        boolean none(Set<NextcloudApp> needed) {
            if (needed.isEmpty()) {
                return true;
            }
            var missing = new HashSet<>(known.orElseGet(() -> presence.missing(call)));
            known = Optional.of(Set.copyOf(missing));
            missing.retainAll(needed);
            return missing.isEmpty();
        }
    }
}
