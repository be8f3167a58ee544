package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.standin.JournalEntry;
import org.nextcloudmcp.walkthrough.Reply;

/**
 * Every tool with arguments from its schema and beyond it. The properties {@code fuzz.seed} and {@code fuzz.cases} (for
 * each tool) choose others; a fault names seed, tool and arguments.
 */
@DisplayName("No tool, whatever it is given,")
@ExtendWith(ToolStage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ToolFuzzIT {
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_121L);
    private static final int CASES = Integer.getInteger("fuzz.cases", 12);
    private static final int TOO_MANY_IDS = 400;

    /** What every call may ask of its own, whatever the tool. */
    private static final Pattern AUTOMATIC = Pattern.compile(
            "/ocs/v2\\.php/cloud/(user|capabilities)|/status\\.php" + "|/remote\\.php/dav/systemtags/?");

    /** Paths with a user's name in them. */
    private static final Pattern WITH_USER = Pattern.compile("/remote\\.php/dav/(?:files|calendars|addressbooks/users"
            + "|trashbin|versions|uploads|principals/users)/([^/]+).*");

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> {});

    private final StrictStage stage;
    private final ToolSession alice;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();

    ToolFuzzIT(StrictStage stage) {
        this.stage = stage;
        this.alice = new ToolSession(stage, "alice", (tool, success) -> {});
    }

    @BeforeAll
    void somebodyElseHasSecrets() {
        ids.addAll(OthersSecrets.of(stage));
    }

    /** What nothing came through of would prove nothing. */
    @AfterAll
    void everyKindOfOutcomeWasThere() {
        System.out.println("[fuzz] seed " + SEED + ": " + outcomes);
        assertThat(outcomes).containsKeys("done", "refused", "did not fit");
    }

    @TestFactory
    @DisplayName("fails inside, leaves the user's own files, shows what is another's, or asks for what does not fit")
    Stream<DynamicTest> tools() {
        Map<String, JsonObject> tools = alice.tools();
        return Stream.of(false, true)
                .flatMap(isWild -> tools.entrySet().stream()
                        .map(tool -> DynamicTest.dynamicTest(
                                tool.getKey() + (isWild ? ", beyond its schema" : ", by its schema"),
                                () -> fuzz(tool.getKey(), tool.getValue().getJsonObject("inputSchema"), isWild))));
    }

    private void fuzz(String tool, JsonObject schema, boolean isWild) {
        var random = new Random(SEED + tool.hashCode() + (isWild ? 1 : 0));
        for (int i = 0; i < CASES; i++) {
            JsonObject arguments = new FuzzedArguments(random, List.copyOf(ids), isWild).of(schema);
            int before = stage.standIn().journal().size();
            Reply reply = alice.reply(tool, arguments);
            List<JournalEntry> asked = List.copyOf(stage.standIn()
                    .journal()
                    .subList(before, stage.standIn().journal().size()));
            String call = "seed " + SEED + ", case " + i + ": " + tool + " " + shortened(arguments.toString());
            checkReply(call, reply);
            asked.forEach(entry -> checkPath(call, entry));
            if (!fits(schema, arguments)) {
                outcomes.merge("did not fit", 1, Integer::sum);
                assertThat(asked)
                        .as(call + ": nothing is asked of Nextcloud")
                        .allMatch(entry -> AUTOMATIC.matcher(entry.path()).matches());
            }
        }
    }

    private void checkReply(String call, Reply reply) {
        assertThat(reply.status()).as(call).isLessThan(500);
        assertThat(reply.body()).as(call).doesNotContain(OthersSecrets.MARK, "correlation", "-32603");
        if (reply.status() != 200 || !reply.json().containsKey("result")) {
            outcomes.merge("no tool call", 1, Integer::sum);
            return;
        }
        JsonObject result = reply.json().getJsonObject("result");
        boolean isError = result.getBoolean("isError", false);
        outcomes.merge(isError ? "refused" : "done", 1, Integer::sum);
        if (isError) {
            assertThat(result.getJsonArray("content").getJsonObject(0).getString("text"))
                    .as(call)
                    .hasSizeGreaterThan(15)
                    .doesNotContain("<!DOCTYPE", "Exception", "SELECT ");
        } else if (ids.size() < TOO_MANY_IDS) {
            OthersSecrets.ids(result.getOrDefault("structuredContent", JsonValue.NULL)).stream()
                    .filter(id -> !ids.contains(id))
                    .limit(3)
                    .forEach(ids::add);
        }
    }

    /** Neither as it is nor decoded does a path lead to another user or up. */
    private static void checkPath(String call, JournalEntry entry) {
        for (String path : List.of(entry.path(), decoded(entry.path()))) {
            assertThat("/" + path + "/")
                    .as("%s: %s %s", call, entry.method(), entry.path())
                    .doesNotContain("/../", "/./", "\u0000");
            var user = WITH_USER.matcher(path);
            if (user.matches()) {
                assertThat(user.group(1))
                        .as("%s: %s %s", call, entry.method(), entry.path())
                        .isEqualTo("alice");
            }
        }
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return path;
        }
    }

    /** An argument that is null counts as left out. */
    private static boolean fits(JsonObject schema, JsonObject arguments) {
        JsonObjectBuilder given = Json.createObjectBuilder();
        arguments.forEach((name, value) -> {
            if (!value.equals(JsonValue.NULL)) {
                given.add(name, value);
            }
        });
        return SCHEMAS.getSchema(schema.toString(), InputFormat.JSON)
                .validate(given.build().toString(), InputFormat.JSON)
                .isEmpty();
    }

    private static String shortened(String text) {
        return text.length() <= 600 ? text : text.substring(0, 600) + "…";
    }
}
