package org.nextcloudmcp.walkthrough;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.stream.Collectors;

/** A user with a browser and an MCP client, who does what users do. Tests and the demo are made of these moves. */
public final class Assistant {
    private final Transcript transcript;
    private final URI endpoint;
    private final User user;
    private final Browser browser;
    private final McpClient client;

    /** @param endpoint the URL that the user gave to the MCP client */
    public Assistant(Transcript transcript, URI endpoint, User user) {
        this.transcript = transcript;
        this.endpoint = endpoint;
        this.user = user;
        this.browser = new Browser(transcript);
        this.client = McpClient.anonymous(transcript, endpoint);
    }

    public Browser browser() {
        return browser;
    }

    public McpClient client() {
        return client;
    }

    /** Calls without a token and answers what the 401 says. */
    public String challenge() {
        Reply refused = client.listTools();
        if (refused.status() != 401) {
            throw new WalkthroughFailed("a call without a token must be 401, not " + refused.status());
        }
        return refused.header("WWW-Authenticate").orElseThrow(() -> new WalkthroughFailed("a 401 without a challenge"));
    }

    /** Follows the 401 to the provider and signs the user in there (Flow 1), as the usual client. */
    public Tokens signIn() {
        return signIn(OAuthClient.CLIENT_ID);
    }

    /** The same as another client of the realm. */
    public Tokens signIn(String clientId) {
        URI metadata = OAuthClient.resourceMetadata(challenge());
        OAuthClient oauth = new OAuthClient(transcript, clientId);
        JsonObject resource = oauth.read(metadata);
        if (!resource.getString("resource").equals(endpoint.toString())) {
            throw new WalkthroughFailed("the metadata is about " + resource.getString("resource"));
        }
        String scopes = resource.getJsonArray("scopes_supported").getValuesAs(JsonString.class).stream()
                .map(JsonString::getString)
                .collect(Collectors.joining(" "));
        return signIn(oauth, resource, scopes);
    }

    /** Signs in with these scopes. */
    public Tokens signIn(OAuthClient oauth, JsonObject resource, String scopes) {
        JsonObject provider =
                oauth.provider(resource.getJsonArray("authorization_servers").getString(0));
        return oauth.signIn(provider, resource.getString("resource"), scopes, this::authorize);
    }

    private URI authorize(URI authorizationUrl) {
        Page page = user.signIn(browser, browser.open(authorizationUrl));
        return (User.isConsentScreen(page) ? user.agree(browser, page) : page).url();
    }

    /** Opens the link and goes on to the provider; answers the page that it shows, sign-in done. */
    public Page goToProvider(URI link) {
        Page question = browser.open(link);
        if (question.status() != 200) {
            throw new WalkthroughFailed("the connect page answers " + question.status() + ": " + question.text());
        }
        return user.signIn(browser, browser.press(question, "Continue"));
    }

    /** Opens the link, continues, agrees at the provider; answers the last page. */
    public Page connect(URI link) {
        return user.agree(browser, goToProvider(link));
    }

    /** Calls a tool. */
    public ToolAnswer call(Tokens tokens, String tool, JsonObject arguments) {
        return ToolAnswer.of(client.with(tokens).call(tool, arguments));
    }

    /** Calls a tool without arguments. */
    public ToolAnswer call(Tokens tokens, String tool) {
        return call(tokens, tool, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** Reads a file. */
    public ToolAnswer readFile(Tokens tokens, String path) {
        return call(
                tokens,
                "nc_webdav_read_file",
                Json.createObjectBuilder().add("path", path).build());
    }

    /** Gets a link to the connect page. */
    public URI link(Tokens tokens) {
        return call(tokens, "provision_nextcloud_access")
                .link()
                .orElseThrow(() -> new WalkthroughFailed("no link to the connect page"));
    }
}
