package org.nextcloudmcp.conformance;

import java.net.URI;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.resources.Resource;
import org.nextcloudmcp.resources.ResourceContents;
import org.nextcloudmcp.resources.ResourceDescription;
import org.nextcloudmcp.resources.ResourceReading;

/** A resource that is always the same. */
record FixtureResource(ResourceDescription description, ResourceContents contents) implements Resource {

    static FixtureResource text(String uri, String text) {
        return new FixtureResource(
                described(uri, "text/plain"), new ResourceContents.Text(URI.create(uri), "text/plain", text));
    }

    static FixtureResource png(String uri) {
        return new FixtureResource(
                described(uri, "image/png"), ResourceContents.Binary.of(URI.create(uri), "image/png", Samples.png()));
    }

    private static ResourceDescription described(String uri, String type) {
        return ResourceDescription.of(URI.create(uri), uri.substring("test://".length()))
                .described("A resource that is always the same.")
                .ofType(type);
    }

    @Override
    public Scopes scopes() {
        return FixtureTool.SCOPES;
    }

    @Override
    public ResourceReading read(Call call) {
        return ResourceReading.Read.of(contents);
    }
}
