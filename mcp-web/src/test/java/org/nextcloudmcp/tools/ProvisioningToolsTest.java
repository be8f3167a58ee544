package org.nextcloudmcp.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.grant.GrantState;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.provisioning.Provisioning;
import org.nextcloudmcp.provisioning.ProvisioningStart;
import org.nextcloudmcp.provisioning.ProvisioningStatus;
import org.nextcloudmcp.revocation.GrantRevocation;
import org.nextcloudmcp.revocation.RevocationResult;
import org.nextcloudmcp.settings.NextcloudCredential;
import org.nextcloudmcp.verification.VerifiedTokens;

class ProvisioningToolsTest {

    private static final Instant SINCE = Instant.parse("2026-01-01T10:00:00.123456Z");
    private static final URI LINK = URI.create("https://broker.example/connect?request=h");
    private static final Subject ALICE = new Subject("https://idp.example", "alice");
    private static final Caller CALLER = new Caller(VerifiedTokens.of(ALICE, Scopes.none()));
    private static final ToolCatalogue CATALOGUE =
            new ToolCatalogue(Stream.of(FakeTool.named("read", Scopes.of("notes.read"))), NextcloudCredential.GRANT);

    @Test
    @DisplayName("status: a grant is told with all that is known of it, in UTC seconds")
    void provisioned() throws JsonProcessingException {
        var status = status(new ProvisioningStatus.Provisioned(
                SINCE,
                new ClientId("assistant"),
                Scopes.of("notes.read", "files.read"),
                GrantState.RECONSENT_REQUIRED,
                Optional.of(SINCE.plusSeconds(900)),
                Optional.of(SINCE.plusSeconds(60))));

        assertThat(status.toString())
                .isEqualTo("{\"is_provisioned\":true,\"provisioned_at\":\"2026-01-01T10:00:00Z\","
                        + "\"client_id\":\"assistant\",\"scopes\":[\"notes.read\",\"files.read\"],"
                        + "\"flow_type\":\"flow2\",\"state\":\"reconsent_required\","
                        + "\"expires_at\":\"2026-01-01T10:15:00Z\",\"last_used_at\":\"2026-01-01T10:01:00Z\"}");
    }

    @Test
    @DisplayName("status: without a grant only that is told")
    void notProvisioned() throws JsonProcessingException {
        assertThat(status(new ProvisioningStatus.NotProvisioned()).toString()).isEqualTo("{\"is_provisioned\":false}");
    }

    @Test
    @DisplayName("provision: the link is an answer to the call, for the caller's own subject and all tools' scopes")
    void link() {
        var result = provision(new ProvisioningStart.ConsentNeeded(LINK, SINCE));

        assertThat(result).isEqualTo(new ToolResult.ConsentRequired(LINK, SINCE, true));
    }

    @Test
    @DisplayName("provision: the link conforms to the output schema and is in the text")
    void linkConforms() throws JsonProcessingException {
        var consent = new ToolResult.ConsentRequired(LINK, SINCE, true);

        assertConforms(
                ToolsOf.the(new ProvisionNextcloudAccess(consentLink(new ProvisioningStart.TooManyOpen())))
                        .description(),
                ConsentLink.structured(consent));
        assertThat(ConsentLink.sentence(consent)).contains(LINK.toString());
    }

    @Test
    @DisplayName("provision: a live grant is told with its age, and to revoke first")
    void already() throws JsonProcessingException {
        var result = (ToolResult.Success) provision(new ProvisioningStart.AlreadyProvisioned(SINCE));

        assertThat(result.structuredContent().getString("status")).isEqualTo("already_provisioned");
        assertThat(result.structuredContent().getString("provisioned_at")).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(((ToolContent.Text) result.content().get(0)).text()).contains("revoke_nextcloud_access");
        assertConforms(
                ToolsOf.the(new ProvisionNextcloudAccess(consentLink(new ProvisioningStart.TooManyOpen())))
                        .description(),
                result.structuredContent());
    }

    @Test
    @DisplayName("provision: too many open links is a failure that says what to do")
    void tooMany() {
        assertThat(provision(new ProvisioningStart.TooManyOpen())).isInstanceOf(ToolResult.Failure.class);
    }

    @Test
    @DisplayName("a Nextcloud tool without a grant answers with the same link, as something in its way")
    void inTheWay() {
        assertThat(consentLink(new ProvisioningStart.ConsentNeeded(LINK, SINCE)).insteadOfNextcloud(CALLER))
                .isEqualTo(new ToolResult.ConsentRequired(LINK, SINCE, false));
    }

    @Test
    @DisplayName("revoke: nothing to revoke is a success, and an unconfirmed revocation says so")
    void revoke() throws JsonProcessingException {
        assertThat(revoked(new RevocationResult.NothingToRevoke()).toString())
                .isEqualTo("{\"status\":\"nothing_to_revoke\"}");
        assertThat(revoked(new RevocationResult.Revoked(true)).toString())
                .isEqualTo("{\"status\":\"revoked\",\"provider_confirmed\":true}");
        assertThat(revoked(new RevocationResult.Revoked(false)).getBoolean("provider_confirmed"))
                .isFalse();
    }

    @Test
    @DisplayName("none of the three takes an argument, least of all a user")
    void noArguments() {
        var link = consentLink(new ProvisioningStart.TooManyOpen());
        for (var bean : List.of(
                new ProvisionNextcloudAccess(link),
                new CheckProvisioningStatus(provisioning(new ProvisioningStart.TooManyOpen())),
                new RevokeNextcloudAccess(revocation(new RevocationResult.NothingToRevoke())))) {
            var tool = ToolsOf.the(bean);
            var input = tool.description().inputSchema();
            assertThat(input.getJsonObject("properties")).isEmpty();
            assertThat(input.getBoolean("additionalProperties", true)).isFalse();
            assertThat(tool.description().scopes().isEmpty()).isTrue();
        }
    }

    private static JsonObject status(ProvisioningStatus status) throws JsonProcessingException {
        var tool = new CheckProvisioningStatus(new Provisioning() {
            @Override
            public ProvisioningStatus status(Subject subject) {
                assertThat(subject).isEqualTo(ALICE);
                return status;
            }
        });
        return structured(tool);
    }

    private static ToolResult provision(ProvisioningStart start) {
        return ToolsOf.the(new ProvisionNextcloudAccess(consentLink(start)))
                .call(ToolArguments.none(), Call.plain(CALLER));
    }

    private static JsonObject revoked(RevocationResult result) throws JsonProcessingException {
        return structured(new RevokeNextcloudAccess(revocation(result)));
    }

    private static JsonObject structured(Object bean) throws JsonProcessingException {
        var tool = ToolsOf.the(bean);
        var result = (ToolResult.Success) tool.call(ToolArguments.none(), Call.plain(CALLER));
        assertConforms(tool.description(), result.structuredContent());
        return result.structuredContent();
    }

    private static ConsentLink consentLink(ProvisioningStart start) {
        return new ConsentLink(provisioning(start), () -> CATALOGUE);
    }

    private static Provisioning provisioning(ProvisioningStart start) {
        return new Provisioning() {
            @Override
            public ProvisioningStart start(Subject subject, ClientId client, Scopes wanted) {
                assertThat(subject).isEqualTo(ALICE);
                assertThat(client).isEqualTo(new ClientId("assistant"));
                assertThat(wanted).isEqualTo(Scopes.of("notes.read"));
                return start;
            }
        };
    }

    private static GrantRevocation revocation(RevocationResult result) {
        return new GrantRevocation() {
            @Override
            public RevocationResult revoke(Subject subject) {
                assertThat(subject).isEqualTo(ALICE);
                return result;
            }
        };
    }

    private static void assertConforms(ToolDescription description, JsonObject structured)
            throws JsonProcessingException {
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(description.outputSchema().orElseThrow().toString())
                        .validate(structured.toString(), InputFormat.JSON))
                .isEmpty();
    }
}
