package org.nextcloudmcp.settings;

import java.net.URI;
import java.util.Set;

/**
 * How clients see this server.
 *
 * @param publicUrl the base of every URL we hand out, without trailing slash
 * @param audiences what an inbound token's {@code aud} may name to mean us (RFC 9068 section 4)
 * @param allowedOrigins browser origins that may call {@code /mcp}
 */
public record ServerSettings(URI publicUrl, Set<String> audiences, Set<String> allowedOrigins) {

    public ServerSettings {
        audiences = Set.copyOf(audiences);
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    /**
     * The public URL of one of our paths.
     *
     * @param path begins with a slash
     */
    public URI at(String path) {
        return URI.create(publicUrl + path);
    }
}
