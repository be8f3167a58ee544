package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.stream.Collectors;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.prompts.Prompt;
import org.nextcloudmcp.prompts.PromptArguments;
import org.nextcloudmcp.prompts.PromptCatalogue;
import org.nextcloudmcp.prompts.PromptDescription;
import org.nextcloudmcp.prompts.PromptOutcome;
import org.nextcloudmcp.tools.Offering;

/** {@code prompts/list} and {@code prompts/get}, the same in both eras. */
@Singleton
public class PromptMethods {

    private final PromptCatalogue catalogue;
    private final Offering offering;

    @Inject
    public PromptMethods(PromptCatalogue catalogue, Offering offering) {
        this.catalogue = catalogue;
        this.offering = offering;
    }

    MethodOutcome list(JsonObject params, Call call) {
        var prompts = CachedJson.array();
        var shown = offering.shown(call);
        catalogue.listFor(call.caller().scopes()).stream()
                .filter(one -> shown.test(one.tools()))
                .forEach(one -> prompts.add(one.description().toJson()));
        return ListPages.of(
                prompts.build(),
                "prompts/list",
                "prompts",
                "name",
                ListPages.SIZE,
                params,
                catalogue.isSameForAll() ? CacheHint.shared(ToolMethods.FRESH) : CacheHint.own(ToolMethods.FRESH));
    }

    MethodOutcome get(JsonObject params, Call call) {
        if (!(params.get("name") instanceof JsonString name)) {
            return invalid("params.name must be the name of a prompt.");
        }
        var prompt = catalogue.find(name.getString());
        if (prompt.isEmpty()) {
            return invalid("There is no prompt of that name; prompts/list names them all.");
        }
        var needed = prompt.get().description().scopes();
        if (!call.caller().scopes().containsAll(needed)) {
            return new MethodOutcome.ScopesMissing(needed);
        }
        var refusal = offering.refusal(prompt.get().tools(), call);
        if (refusal.isPresent()) {
            return invalid(refusal.get());
        }
        return StringMembers.of(params.getOrDefault("arguments", JsonValue.NULL))
                .map(given -> get(prompt.get(), given, call))
                .orElseGet(() -> invalid("params.arguments must be an object of strings."));
    }

    private static MethodOutcome get(Prompt prompt, Map<String, String> given, Call call) {
        var description = prompt.description();
        var filled = given.entrySet().stream()
                .filter(argument -> !argument.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var unknown = given.keySet().stream()
                .filter(argument -> !description.hasArgument(argument))
                .count();
        if (unknown > 0) {
            return invalid("The prompt has no argument but "
                    + description.arguments().stream()
                            .map(PromptDescription.Argument::name)
                            .toList() + ".");
        }
        var missing = description.arguments().stream()
                .filter(PromptDescription.Argument::required)
                .map(PromptDescription.Argument::name)
                .filter(argument -> !filled.containsKey(argument))
                .toList();
        return missing.isEmpty()
                ? outcome(description, prompt.get(new PromptArguments(filled), call))
                : invalid("These arguments are missing: " + String.join(", ", missing) + ".");
    }

    private static MethodOutcome outcome(PromptDescription description, PromptOutcome outcome) {
        if (outcome instanceof PromptOutcome.Messages messages) {
            var list = CachedJson.array();
            messages.messages().forEach(message -> list.add(message.toJson()));
            return new MethodOutcome.Result(CachedJson.object()
                    .add("description", description.description())
                    .add("messages", list)
                    .build());
        }
        if (outcome instanceof PromptOutcome.InputRequired input) {
            return new MethodOutcome.InputRequired(input.requests(), input.state());
        }
        if (outcome instanceof PromptOutcome.ConsentRequired consent) {
            return ConsentError.of(consent.link(), consent.expiresAt(), consent.message());
        }
        return invalid(((PromptOutcome.Invalid) outcome).message());
    }

    private static MethodOutcome invalid(String message) {
        return new MethodOutcome.Failed(JsonRpcError.invalidParams(message));
    }
}
