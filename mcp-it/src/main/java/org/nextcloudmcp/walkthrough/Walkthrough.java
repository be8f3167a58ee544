package org.nextcloudmcp.walkthrough;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/** The main job from the first 401 to the taken-back grant, step by step, each step checked. */
public final class Walkthrough {
    private final Transcript transcript;
    private final URI endpoint;
    private final Assistant alice;
    private final String file;
    private final String expected;

    /**
     * @param file a path in the user's Nextcloud
     * @param expected words that the file must hold; empty when nothing is known about it
     */
    public Walkthrough(Transcript transcript, URI endpoint, User user, String file, String expected) {
        this.transcript = transcript;
        this.endpoint = endpoint;
        this.alice = new Assistant(transcript, endpoint, user);
        this.file = file;
        this.expected = expected;
    }

    /**
     * Walks through all steps.
     *
     * @return the token that the MCP client got, so that it can be shown where it has not been
     * @throws WalkthroughFailed at the first step that goes wrong
     */
    public Tokens run() {
        transcript.step("The MCP client is pointed at " + endpoint + " and calls without a token");
        String challenge = alice.challenge();
        transcript.note("The 401 names the metadata: " + OAuthClient.resourceMetadata(challenge));

        transcript.step("It reads the metadata and signs the user in at the provider");
        Tokens tokens = alice.signIn();
        transcript.note("It has a token whose audience is the broker: " + Fingerprint.of(tokens.accessToken()));

        transcript.step("It lists the tools");
        listTools(tokens);

        transcript.step("It calls a tool that needs Nextcloud: there is no grant, the answer carries a link");
        URI link = linkInsteadOfFile(tokens);

        transcript.step("The user opens the link, continues, and consents at the provider");
        Page done = alice.connect(link);
        require(done.status() == 200, "the last page answers " + done.status() + ": " + done.text());
        transcript.note("The last page says: " + done.document().select("h1").text());

        transcript.step("The same tool answers with real content from Nextcloud");
        ToolAnswer content = alice.readFile(tokens, file);
        require(!content.isError() && content.link().isEmpty(), "no content: " + content.result());
        require(content.result().toString().contains(expected), "another content: " + content.result());
        transcript.note("The file says: "
                + content.structured()
                        .getString("content", "")
                        .lines()
                        .findFirst()
                        .orElse(""));

        transcript.step("check_provisioning_status says since when and for what");
        JsonObject status = alice.call(tokens, "check_provisioning_status").structured();
        require(status.getBoolean("is_provisioned", false), "not provisioned: " + status);
        transcript.note("The answer for programs: " + status);

        transcript.step("revoke_nextcloud_access takes it back, at the provider too");
        ToolAnswer revoked = alice.call(tokens, "revoke_nextcloud_access");
        require(!revoked.isError(), "not revoked: " + revoked.result());

        transcript.step("The next call asks for consent again");
        URI again = linkInsteadOfFile(tokens);
        require(!again.equals(link), "the old link was given again");
        transcript.note("A new link: " + again);
        return tokens;
    }

    private void listTools(Tokens tokens) {
        Reply reply = alice.client().with(tokens).listTools();
        require(reply.status() == 200, "tools/list answers " + reply.status() + ": " + reply.body());
        List<String> names = reply.json().getJsonObject("result").getJsonArray("tools").stream()
                .map(JsonValue::asJsonObject)
                .map(tool -> tool.getString("name"))
                .toList();
        require(names.contains("nc_webdav_read_file"), "the tools are " + names);
        transcript.note(names.size() + " tools: " + names.stream().collect(Collectors.joining(", ")));
    }

    private URI linkInsteadOfFile(Tokens tokens) {
        ToolAnswer answer = alice.readFile(tokens, file);
        URI link = answer.link().orElseThrow(() -> new WalkthroughFailed("no link but " + answer.result()));
        transcript.note("The link: " + link);
        return link;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new WalkthroughFailed(otherwise);
        }
    }
}
