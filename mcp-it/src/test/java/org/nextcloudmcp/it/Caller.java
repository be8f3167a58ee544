package org.nextcloudmcp.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import org.nextcloudmcp.provider.Issuance;
import org.nextcloudmcp.provider.Jws;
import org.nextcloudmcp.provider.KeyRing;
import org.nextcloudmcp.provider.SigningKey;
import org.nextcloudmcp.stage.DemoAccounts;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.walkthrough.McpClient;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Transcript;

/** Alice's MCP client before a broker with the strict provider. */
final class Caller {
    static final String ALICE = DemoAccounts.ALL.get(0).sub();

    private final StrictStage stage;
    private final McpClient client;

    Caller(StrictStage stage) {
        this.stage = stage;
        this.client = McpClient.anonymous(Transcript.silent(), stage.mcpEndpoint());
    }

    /** The claims of a good inbound token, new each time. */
    JsonObject claims() {
        return issuance().claims(StrictStage.CLIENT, ALICE, "openid files.read files.write notes.read");
    }

    /** A good inbound token that nobody has seen yet. */
    String token() {
        return issuance().token(claims());
    }

    /** The same with these scopes. */
    String token(String scope) {
        return issuance().token(issuance().claims(StrictStage.CLIENT, ALICE, scope));
    }

    /** The same, signed with another key. */
    String token(SigningKey key) {
        return issuance().token("at+jwt", claims(), key);
    }

    /** A token whose key nobody knows. */
    String tokenOfUnknownKey(String kid) {
        SigningKey key = stage.provider().keys().key(KeyRing.RS256);
        String header = Issuance.header("at+jwt", key).toString().replace("\"" + key.kid() + "\"", "\"" + kid + "\"");
        return Jws.part(header) + "." + Jws.part(claims().toString()) + "." + Jws.part(new byte[256]);
    }

    /** Asks for the tools. */
    Reply listTools(String token) {
        return client.withToken(token).listTools();
    }

    /** The status of that. */
    int status(String token) {
        return listTools(token).status();
    }

    /** Reads alice's sample file. */
    Reply readFile(String token) {
        return client.withToken(token)
                .call(
                        "nc_webdav_read_file",
                        Json.createObjectBuilder()
                                .add("path", DemoAccounts.SAMPLE_FILE)
                                .build());
    }

    /** Calls a tool without arguments. */
    Reply call(String token, String tool) {
        return client.withToken(token).call(tool, Json.createObjectBuilder().build());
    }

    private Issuance issuance() {
        return stage.provider().issuance();
    }
}
