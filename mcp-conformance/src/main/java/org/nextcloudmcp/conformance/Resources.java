package org.nextcloudmcp.conformance;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.nextcloudmcp.resources.Resource;

/** Resources with URIs of their own. */
class Resources {

    @Produces
    @Singleton
    Resource text() {
        return FixtureResource.text("test://static-text", "This is the content of the static text resource.");
    }

    @Produces
    @Singleton
    Resource binary() {
        return FixtureResource.png("test://static-binary");
    }

    @Produces
    @Singleton
    Resource watched() {
        return FixtureResource.text("test://watched-resource", "Nothing happens here.");
    }
}
