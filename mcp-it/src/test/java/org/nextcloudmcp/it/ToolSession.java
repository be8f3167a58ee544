package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.standin.JournalEntry;
import org.nextcloudmcp.walkthrough.McpClient;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Transcript;

/** One user's MCP client, whose token has the scopes of all tools. */
public final class ToolSession {
    private static final String SCOPES = "openid profile files.read files.write notes.read notes.write calendar.read"
            + " calendar.write todo.read todo.write contacts.read contacts.write deck.read deck.write tables.read"
            + " tables.write sharing.read sharing.write cookbook.read cookbook.write talk.read talk.write";

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> {});

    private final StrictStage stage;
    private final String subject;
    private final BiConsumer<String, Boolean> seen;
    private final BiConsumer<String, List<JournalEntry>> sent;
    private final Map<String, JsonObject> tools = new TreeMap<>();

    /** @param seen is told the name of each tool that was called, and whether it succeeded */
    ToolSession(StrictStage stage, String userId, BiConsumer<String, Boolean> seen) {
        this(stage, userId, seen, (tool, requests) -> {});
    }

    /**
     * @param seen is told the name of each tool that was called, and whether it succeeded
     * @param sent is told what reached Nextcloud during each call
     */
    ToolSession(
            StrictStage stage,
            String userId,
            BiConsumer<String, Boolean> seen,
            BiConsumer<String, List<JournalEntry>> sent) {
        this.stage = stage;
        this.seen = seen;
        this.sent = sent;
        this.subject = DemoAccounts.ALL.stream()
                .filter(account -> account.userId().equals(userId))
                .findFirst()
                .orElseThrow()
                .sub();
    }

    /** Asks as this user whatever is no tool call. */
    McpClient client() {
        String token = stage.provider()
                .issuance()
                .token(stage.provider().issuance().claims(StrictStage.CLIENT, subject, SCOPES));
        return McpClient.anonymous(Transcript.silent(), stage.mcpEndpoint()).withToken(token);
    }

    /** The tools that the user is offered, by their names. */
    public Map<String, JsonObject> tools() {
        if (tools.isEmpty()) {
            var parameters = Json.createObjectBuilder();
            for (boolean more = true; more; ) {
                JsonObject page =
                        client().request("tools/list", parameters).json().getJsonObject("result");
                page.getJsonArray("tools")
                        .getValuesAs(JsonObject.class)
                        .forEach(tool -> tools.put(tool.getString("name"), tool));
                more = page.containsKey("nextCursor");
                parameters = more
                        ? Json.createObjectBuilder().add("cursor", page.getString("nextCursor"))
                        : Json.createObjectBuilder();
            }
        }
        return tools;
    }

    /** Calls a tool that must succeed; answers the structured content, which must fit the tool's output schema. */
    public JsonObject success(String tool, String arguments) {
        JsonObject result = result(tool, arguments);
        assertThat(result.getBoolean("isError", false))
                .as("%s: %s", tool, result)
                .isFalse();
        JsonObject structured = result.getJsonObject("structuredContent");
        assertThat(tools()).containsKey(tool);
        String schema = tools().get(tool).getJsonObject("outputSchema").toString();
        assertThat(SCHEMAS.getSchema(schema, InputFormat.JSON).validate(structured.toString(), InputFormat.JSON))
                .as("%s: %s", tool, structured)
                .isEmpty();
        seen.accept(tool, true);
        return structured;
    }

    /** Calls a tool that must answer with an error result; answers what it says. */
    public String failure(String tool, String arguments) {
        JsonObject result = result(tool, arguments);
        assertThat(result.getBoolean("isError", false))
                .as("%s: %s", tool, result)
                .isTrue();
        seen.accept(tool, false);
        return result.getJsonArray("content").getJsonObject(0).getString("text");
    }

    /** Calls a tool with anything; answers whatever comes. */
    Reply reply(String tool, JsonObject arguments) {
        return client().call(tool, arguments);
    }

    private JsonObject result(String tool, String arguments) {
        int before = stage.standIn().journal().size();
        JsonObject result = called(tool, arguments);
        List<JournalEntry> journal = stage.standIn().journal();
        sent.accept(tool, journal.subList(before, journal.size()));
        return result;
    }

    private JsonObject called(String tool, String arguments) {
        Reply reply = reply(tool, object(arguments));
        assertThat(reply.status()).as("%s: %s", tool, reply.body()).isEqualTo(200);
        assertThat(reply.json()).as(tool).containsKey("result");
        return reply.json().getJsonObject("result");
    }

    private static JsonObject object(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
