package org.nextcloudmcp.it;

import java.net.URI;
import org.nextcloudmcp.stage.Stage;
import org.nextcloudmcp.walkthrough.Assistant;
import org.nextcloudmcp.walkthrough.OAuthClient;
import org.nextcloudmcp.walkthrough.Tokens;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.User;

/** Beginnings that several tests share. */
final class Moves {
    private Moves() {}

    /** Somebody at a new browser. */
    static Assistant assistant(Stage stage, User user) {
        return new Assistant(Transcript.silent(), stage.mcpEndpoint(), user);
    }

    /** Signs in and makes sure that there is no grant. */
    static Tokens signedInWithoutGrant(Assistant assistant) {
        Tokens tokens = assistant.signIn();
        assistant.call(tokens, "revoke_nextcloud_access");
        return tokens;
    }

    /** Signs in and gives a fresh grant. */
    static Tokens signedInWithGrant(Assistant assistant) {
        Tokens tokens = signedInWithoutGrant(assistant);
        URI link = assistant.link(tokens);
        assistant.connect(link);
        return tokens;
    }

    /** Signs in for these scopes only. */
    static Tokens signedInFor(Stage stage, User user, String scope) {
        Assistant assistant = assistant(stage, user);
        OAuthClient oauth = new OAuthClient(Transcript.silent(), OAuthClient.CLIENT_ID);
        return assistant.signIn(oauth, oauth.read(OAuthClient.resourceMetadata(assistant.challenge())), scope);
    }

    /** Whether the user of these tokens has a grant. */
    static boolean provisioned(Assistant assistant, Tokens tokens) {
        return assistant.call(tokens, "check_provisioning_status").structured().getBoolean("is_provisioned");
    }
}
