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
                call -> ToolResult.content(new ToolContent.TextResource(
                        URI.create("test://embedded-resource"),
                        "text/plain",
                        "This is an embedded resource content.")));
    }

    @Produces
    @Singleton
    CallableTool image() {
        return FixtureTool.of("test_image_content", "Answers a picture.", call -> ToolResult.content(Samples.image()));
    }

    @Produces
    @Singleton
    CallableTool audio() {
        return FixtureTool.of(
                "test_audio_content",
                "Answers a sound.",
                call -> ToolResult.content(ToolContent.Audio.of("audio/wav", Samples.wav())));
    }

    @Produces
    @Singleton
    CallableTool mixed() {
        return FixtureTool.of(
                "test_multiple_content_types",
                "Answers a text, a picture and a resource.",
                call -> ToolResult.content(
                        new ToolContent.Text("Multiple content types test:"),
                        Samples.image(),
                        new ToolContent.TextResource(
                                URI.create("test://mixed-content-resource"),
                                "application/json",
                                "{\"test\":\"data\",\"value\":123}")));
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
