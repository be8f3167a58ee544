package org.nextcloudmcp.mcp;

import jakarta.json.JsonObject;
import java.util.List;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.tools.ConsentLink;
import org.nextcloudmcp.tools.ToolContent;
import org.nextcloudmcp.tools.ToolResult;

/**
 * A tool's outcome as a {@code CallToolResult}. The consent is here in its plain form; clients that open links themselves
 * get another one from their era.
 */
final class ToolResultForm {

    private ToolResultForm() {}

    static JsonObject of(ToolResult result) {
        if (result instanceof ToolResult.Success success) {
            return success(success);
        }
        if (result instanceof ToolResult.Unstructured unstructured) {
            return unstructured(unstructured);
        }
        if (result instanceof ToolResult.ConsentRequired consent) {
            return consentRequired(consent);
        }
        if (result instanceof ToolResult.Failure failure) {
            return failure(failure);
        }
        throw new IllegalArgumentException("a question is no result");
    }

    /** The JSON is sent twice, because clients before 2025-06-18 and many models read text only. */
    private static JsonObject success(ToolResult.Success success) {
        var content = CachedJson.array();
        success.content().forEach(part -> content.add(part.toJson()));
        content.add(new ToolContent.Text(CachedJson.text(success.copy())).toJson());
        return CachedJson.object()
                .add("content", content)
                .add("structuredContent", success.structuredContent())
                .build();
    }

    private static JsonObject unstructured(ToolResult.Unstructured unstructured) {
        var content = CachedJson.array();
        unstructured.content().forEach(part -> content.add(part.toJson()));
        return CachedJson.object().add("content", content).build();
    }

    private static JsonObject failure(ToolResult.Failure failure) {
        var text = new ToolContent.Text(failure.message());
        return CachedJson.object()
                .add("content", CachedJson.array().add(text.toJson()))
                .add("isError", true)
                .build();
    }

    /**
     * A plain result with the link, which every client can show: {@code isError} makes some clients throw, and the link
     * is gone. The structured content conforms to the tool's output schema, because that schema admits the link
     * ({@link org.nextcloudmcp.tools.ToolDescription#orConsentLink}): the SDK for TypeScript throws away any answer whose
     * structured content does not conform, link and all.
     */
    private static JsonObject consentRequired(ToolResult.ConsentRequired consent) {
        return success(new ToolResult.Success(
                ConsentLink.structured(consent), List.of(new ToolContent.Text(ConsentLink.sentence(consent)))));
    }
}
