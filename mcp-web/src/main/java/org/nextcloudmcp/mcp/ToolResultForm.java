package org.nextcloudmcp.mcp;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.tools.ConsentLink;
import org.nextcloudmcp.tools.ToolContent;
import org.nextcloudmcp.tools.ToolResult;

/**
 * A tool's outcome as a {@code CallToolResult}. This is the one place that knows how a user is sent to the connect page;
 * the forms for clients that can open links themselves (elicitation in URL mode) belong here too.
 */
final class ToolResultForm {

    private ToolResultForm() {}

    static JsonObject of(ToolResult result) {
        if (result instanceof ToolResult.Success success) {
            return success(success);
        }
        if (result instanceof ToolResult.ConsentRequired consent) {
            return consentRequired(consent);
        }
        return failure((ToolResult.Failure) result);
    }

    /** The JSON is sent twice, because clients before 2025-06-18 and many models read text only. */
    private static JsonObject success(ToolResult.Success success) {
        var content = CachedJson.array();
        success.content().forEach(part -> content.add(part.toJson()));
        content.add(new ToolContent.Text(CachedJson.text(success.structuredContent())).toJson());
        return CachedJson.object()
                .add("content", content)
                .add("structuredContent", success.structuredContent())
                .build();
    }

    private static JsonObject failure(ToolResult.Failure failure) {
        var result = CachedJson.object().add("content", text(failure.message())).add("isError", true);
        failure.structuredContent().ifPresent(structured -> result.add("structuredContent", structured));
        return result.build();
    }

    /**
     * A plain result with the link, which every client can show. {@code isError} is set where the link stands in the way
     * of what was asked: the structured content is then not what the tool's output schema promises, and clients that
     * validate (the SDKs for TypeScript and Python do) throw such an answer away, link and all, unless it is an error.
     * They hand an error to the model whole. The provisioning tool promises the link in its schema, so there it is none.
     */
    private static JsonObject consentRequired(ToolResult.ConsentRequired consent) {
        var structured = ConsentLink.structured(consent);
        var success = success(
                new ToolResult.Success(structured, List.of(new ToolContent.Text(ConsentLink.sentence(consent)))));
        return consent.askedFor()
                ? success
                : CachedJson.object(success).add("isError", true).build();
    }

    private static JsonArray text(String message) {
        return CachedJson.array().add(new ToolContent.Text(message).toJson()).build();
    }
}
