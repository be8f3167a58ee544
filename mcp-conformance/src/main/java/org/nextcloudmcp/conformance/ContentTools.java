package org.nextcloudmcp.conformance;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import org.nextcloudmcp.tools.CallableTool;
import org.nextcloudmcp.tools.ToolContent;
import org.nextcloudmcp.tools.ToolResult;

/** Tools that answer each kind of content. */
class ContentTools {

    @Produces
    @Singleton
    CallableTool simpleText() {
        return FixtureTool.of(
                "test_simple_text",
                "Answers a text.",
                call -> FixtureTool.text("This is a simple text response for testing."));
    }

    @Produces
    @Singleton
    CallableTool embeddedResource() {
        return FixtureTool.of(
                "test_embedded_resource",
                "Answers a resource.",
                call -> FixtureTool.answer(new ToolContent.TextResource(
                        URI.create("test://embedded-resource"),
                        "text/plain",
                        "This is an embedded resource content.")));
    }

    @Produces
    @Singleton
    CallableTool failing() {
        return FixtureTool.of(
                "test_error_handling",
                "Always fails.",
                call -> ToolResult.failure("This tool intentionally returns an error for testing"));
    }
}
