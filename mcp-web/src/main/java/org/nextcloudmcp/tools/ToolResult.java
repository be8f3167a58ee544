package org.nextcloudmcp.tools;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.call.InputRequest;

/** How a tool call ended. How each outcome looks on the wire is decided by the revision of MCP that the caller speaks. */
public sealed interface ToolResult {

    /**
     * Done. On the wire {@code copy} follows {@code content} as JSON text, for clients that read text only.
     *
     * @param structuredContent conforms to the tool's output schema
     * @param content what a person or a model should read first; may be empty
     * @param copy {@code structuredContent}, less what {@code content} says already
     */
    record Success(JsonObject structuredContent, List<ToolContent> content, JsonObject copy) implements ToolResult {
        public Success {
            content = List.copyOf(content);
        }

        public Success(JsonObject structuredContent, List<ToolContent> content) {
            this(structuredContent, content, structuredContent);
        }
    }

    /**
     * Done, by a tool without output schema: there is no structured content.
     *
     * @param content all that is answered
     */
    record Unstructured(List<ToolContent> content) implements ToolResult {
        public Unstructured {
            content = List.copyOf(content);
        }
    }

    /**
     * Not done, for a reason that the user or the model can understand and perhaps mend: {@code isError} on the wire.
     *
     * <p>It has no structured content: that of an error would have to conform to the output schema too, because clients
     * hold it against the schema all the same.
     *
     * @param message one or two sentences: what went wrong and what to do; never a secret, never a foreign error body
     */
    record Failure(String message) implements ToolResult {}

    /**
     * Not done yet: the user has to open our connect page first. {@link ConsentLink} makes these; the one place where
     * the wire form is chosen is the renderer of results.
     *
     * @param authorizationUrl our connect page, absolute
     * @param expiresAt when the link stops working
     * @param askedFor the link is what the tool was called for; otherwise it stands in the way of what was asked
     */
    record ConsentRequired(URI authorizationUrl, Instant expiresAt, boolean askedFor) implements ToolResult {}

    /**
     * Not done yet: the client or its user has to answer first, and the tool is then called again with the answers in
     * {@link org.nextcloudmcp.call.ClientInput}. Only what the client's capabilities allow may be asked.
     *
     * @param requests the questions, by names that the tool chooses; may be empty if there is a state
     * @param state what the tool wants to know in the next round; sealed on its way through the client
     */
    record InputRequired(Map<String, InputRequest> requests, Optional<JsonObject> state) implements ToolResult {
        public InputRequired {
            requests = Map.copyOf(requests);
            if (requests.isEmpty() && state.isEmpty()) {
                throw new IllegalArgumentException("nothing is asked and nothing remembered");
            }
        }
    }

    static ToolResult success(JsonObject structuredContent) {
        return new Success(structuredContent, List.of());
    }

    /** A success with a sentence in plain words before the JSON. */
    static ToolResult success(JsonObject structuredContent, String sentence) {
        return new Success(structuredContent, List.of(new ToolContent.Text(sentence)));
    }

    /** A success with this output record. */
    static ToolResult success(Record output) {
        return ToolAnswer.of(output).result();
    }

    /** A success with this output record, and a sentence in plain words before it. */
    static ToolResult success(Record output, String sentence) {
        return ToolAnswer.of(output, sentence).result();
    }

    /** A success without structured content. */
    static ToolResult content(ToolContent... content) {
        return new Unstructured(List.of(content));
    }

    static ToolResult failure(String message) {
        return new Failure(message);
    }
}
