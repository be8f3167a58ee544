package org.nextcloudmcp.administration;

import java.util.Optional;
import java.util.Set;

/** Who may do what, and what shows that a page of another site is behind a request. */
final class AdministrationRules {

    private static final Set<String> LOOKING = Set.of("GET", "HEAD");

    private AdministrationRules() {}

    /**
     * Why the request goes no further, in the order in which it is checked; empty if it may come in.
     *
     * @param publicOrigin the origin of our public URL
     */
    static Optional<Refused> refusal(AdministrationRequest request, Optional<String> publicOrigin) {
        var looking = LOOKING.contains(request.method());
        if (!request.secure()) {
            return Optional.of(Refused.NOT_CONFIDENTIAL);
        }
        if (!request.administrator() && !(looking && request.auditor())) {
            return Optional.of(Refused.NO_ROLE);
        }
        if (foreign(request, publicOrigin)) {
            return Optional.of(Refused.FOREIGN_ORIGIN);
        }
        return looking || deliberate(request) ? Optional.empty() : Optional.of(Refused.NOT_DELIBERATE);
    }

    /** A browser that has the administrator's password sends it along with whatever request any page makes it send. */
    private static boolean foreign(AdministrationRequest request, Optional<String> publicOrigin) {
        var origin = request.origin();
        var otherOrigin = origin.isPresent() && !origin.equals(publicOrigin);
        var otherSite = request.fetchSite()
                .filter(site -> !site.equals("same-origin") && !site.equals("none"))
                .isPresent();
        return otherOrigin || otherSite;
    }

    /**
     * Neither can be sent by a form, and a script of another origin needs a preflight for it (Fetch standard,
     * CORS-safelisted request headers), which is never answered here.
     */
    private static boolean deliberate(AdministrationRequest request) {
        return request.requestedBy().filter(text -> !text.isBlank()).isPresent()
                || request.mediaType().filter("application/json"::equals).isPresent();
    }

    /** Status, code and sentence of each refusal. */
    enum Refused {
        NOT_CONFIDENTIAL(403, "https_required", "Use HTTPS."),
        NO_ROLE(403, "role_required", "This user lacks the role: mcp-admin, or mcp-auditor to look."),
        FOREIGN_ORIGIN(403, "origin_not_allowed", "This origin may not call this server from a browser."),
        NOT_DELIBERATE(
                403,
                "header_required",
                "A request that changes something has the header X-Requested-By, or Content-Type: application/json.");

        private final int status;
        private final String error;
        private final String description;

        Refused(int status, String error, String description) {
            this.status = status;
            this.error = error;
            this.description = description;
        }

        int status() {
            return status;
        }

        String error() {
            return error;
        }

        String description() {
            return description;
        }
    }
}
