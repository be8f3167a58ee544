package org.nextcloudmcp.tools;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.provisioning.AppScopes;
import org.nextcloudmcp.schema.RecordForm;

/** What an annotated method says about itself, and what it must say. */
final class ToolDeclaration {

    /** The tools about the access itself, which everybody may call who may sign in. */
    private static final Set<String> FOR_EVERYBODY =
            Set.of("check_provisioning_status", "provision_nextcloud_access", "revoke_nextcloud_access");

    private static final JsonObject NO_ARGUMENTS = CachedJson.object()
            .add("type", "object")
            .add("properties", JsonValue.EMPTY_JSON_OBJECT)
            .add("additionalProperties", JsonValue.FALSE)
            .build();

    private ToolDeclaration() {}

    /** @throws IllegalArgumentException which says what is missing or wrong */
    static ToolDescription describe(
            Tool tool, List<ToolParameter> parameters, Optional<Class<? extends Record>> output) {
        require(!tool.title().isBlank(), "it has no title");
        require(!tool.description().isBlank(), "it has no description");
        var scopes = Scopes.of(tool.scopes());
        require(
                !scopes.isEmpty() || FOR_EVERYBODY.contains(tool.name()),
                "it needs no scope, so everybody could call it who can sign in");
        var unknown = scopes.minus(AppScopes.ALL);
        require(unknown.isEmpty(), "the scope " + unknown + " is none that a user can grant; see AppScopes");
        return new ToolDescription(
                tool.name(),
                tool.title(),
                tool.description(),
                scopes,
                annotations(tool.annotations()),
                new ToolReach(Set.of(tool.apps()), List.of(tool.calls())),
                parameters.stream()
                        .flatMap(parameter -> parameter.arguments().stream())
                        .findFirst()
                        .map(ToolDeclaration::described)
                        .orElse(NO_ARGUMENTS),
                output.map(type -> RecordForm.ofResult(type).schema()));
    }

    private static JsonObject described(RecordForm<?> arguments) {
        var silent = arguments.undescribed();
        require(silent.isEmpty(), "its argument " + String.join(" and ", silent) + " has no description");
        return arguments.schema();
    }

    private static ToolAnnotations annotations(Tool.Annotations hints) {
        return hints.readOnlyHint()
                ? new ToolAnnotations(true, false, true, hints.openWorldHint())
                : new ToolAnnotations(false, hints.destructiveHint(), hints.idempotentHint(), hints.openWorldHint());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
