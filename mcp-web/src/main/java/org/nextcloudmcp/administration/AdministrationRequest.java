package org.nextcloudmcp.administration;

import java.util.Optional;

/**
 * What the rules need to know of a request.
 *
 * @param method the HTTP method
 * @param secure whether it came over HTTPS
 * @param administrator whether the container found the role mcp-admin
 * @param auditor whether the container found the role mcp-auditor
 * @param origin the header {@code Origin}; only browsers send it
 * @param fetchSite the header {@code Sec-Fetch-Site}; no page can forge it
 * @param requestedBy the header {@code X-Requested-By}
 * @param mediaType type and subtype of the body in lower case
 */
record AdministrationRequest(
        String method,
        boolean secure,
        boolean administrator,
        boolean auditor,
        Optional<String> origin,
        Optional<String> fetchSite,
        Optional<String> requestedBy,
        Optional<String> mediaType) {}
