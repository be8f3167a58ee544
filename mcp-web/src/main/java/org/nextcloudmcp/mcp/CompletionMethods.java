package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.completion.Completion;
import org.nextcloudmcp.completion.Typing;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.prompts.PromptCatalogue;
import org.nextcloudmcp.resources.ResourceCatalogue;
import org.nextcloudmcp.tools.Offering;

/**
 * {@code completion/complete}, the same in both eras. Who may not read something is suggested nothing of it; neither a
 * challenge nor the user's consent is asked for, because a client sends one request for every key that is pressed.
 */
@Singleton
public class CompletionMethods {

    private final PromptCatalogue prompts;
    private final ResourceCatalogue resources;
    private final Offering offering;

    @Inject
    public CompletionMethods(PromptCatalogue prompts, ResourceCatalogue resources, Offering offering) {
        this.prompts = prompts;
        this.resources = resources;
        this.offering = offering;
    }

    MethodOutcome complete(JsonObject params, Call call) {
        if (!(params.get("ref") instanceof JsonObject ref)) {
            return invalid("params.ref must be an object that names a prompt or a resource template.");
        }
        var typing = typing(params);
        if (typing.isEmpty()) {
            return invalid("params.argument must have a name and a value, and params.context.arguments only strings.");
        }
        var completed = switch (ref.getString("type", "")) {
            case "ref/prompt" -> ofPrompt(ref.getString("name", ""));
            case "ref/resource" -> ofResource(ref.getString("uri", ""));
            default -> Optional.<Completed>empty();
        };
        if (completed.isEmpty()) {
            return invalid("params.ref names no prompt and no resource template of this server.");
        }
        if (!completed.get().has(typing.get().name())) {
            return invalid("There is no argument of that name.");
        }
        var open = call.caller().scopes().containsAll(completed.get().scopes())
                && offering.refusal(completed.get().tools(), call).isEmpty();
        var completion = open ? completed.get().values().apply(typing.get(), call) : Completion.none();
        return new MethodOutcome.Result(
                CachedJson.object().add("completion", completion.toJson()).build());
    }

    private Optional<Completed> ofPrompt(String name) {
        return prompts.find(name).map(prompt -> {
            var description = prompt.description();
            return new Completed(
                    description.arguments().stream().map(one -> one.name()).toList(),
                    description.scopes(),
                    prompt.tools(),
                    prompt::complete);
        });
    }

    private Optional<Completed> ofResource(String uriTemplate) {
        return resources
                .template(uriTemplate)
                .map(template -> new Completed(
                        template.description().uriTemplate().names(),
                        template.scopes(),
                        template.tools(),
                        template::complete));
    }

    private static Optional<Typing> typing(JsonObject params) {
        if (!(params.get("argument") instanceof JsonObject argument)
                || !(argument.get("name") instanceof JsonString name)
                || !(argument.get("value") instanceof JsonString value)) {
            return Optional.empty();
        }
        var context = params.get("context") instanceof JsonObject given
                ? given.getOrDefault("arguments", JsonValue.NULL)
                : JsonValue.NULL;
        return StringMembers.of(context).map(others -> new Typing(name.getString(), value.getString(), others));
    }

    private static MethodOutcome invalid(String message) {
        return new MethodOutcome.Failed(JsonRpcError.invalidParams(message));
    }

    /** Something with arguments that can be typed. */
    private record Completed(
            List<String> names, Scopes scopes, List<String> tools, BiFunction<Typing, Call, Completion> values) {

        boolean has(String name) {
            return names.contains(name);
        }
    }
}
