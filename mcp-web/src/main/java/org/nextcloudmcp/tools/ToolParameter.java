package org.nextcloudmcp.tools;

import jakarta.json.JsonObject;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.call.Cancellation;
import org.nextcloudmcp.call.ClientInput;
import org.nextcloudmcp.call.ClientLog;
import org.nextcloudmcp.call.Progress;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.schema.RecordForm;

/**
 * One parameter of a tool's method.
 *
 * @param type as the method declares it
 * @param arguments there if this parameter is the record of the arguments
 * @param mayNeedConsent see {@link CallParameter#mayNeedConsent}
 * @param source what it is in a call
 */
record ToolParameter(
        Class<?> type,
        Optional<RecordForm<?>> arguments,
        boolean mayNeedConsent,
        BiFunction<JsonObject, Call, Object> source) {

    private static final Map<Class<?>, Function<Call, Object>> OF_EVERY_CALL = Map.of(
            Call.class, call -> call,
            Caller.class, Call::caller,
            Progress.class, Call::progress,
            Cancellation.class, Call::cancellation,
            ClientInput.class, Call::input,
            ClientLog.class, Call::log);

    /** @throws IllegalArgumentException if there is one that nobody can fill in, or one comes twice */
    static List<ToolParameter> allOf(Method method, Scopes scopes, Collection<CallParameter<?>> offered) {
        var parameters = new ArrayList<ToolParameter>();
        for (var type : method.getParameterTypes()) {
            var parameter = of(type, scopes, offered);
            if (parameters.stream().anyMatch(parameter::isLike)) {
                throw new IllegalArgumentException("its parameter " + type.getSimpleName() + " is one too many");
            }
            parameters.add(parameter);
        }
        return List.copyOf(parameters);
    }

    Object value(JsonObject json, Call call) {
        return source.apply(json, call);
    }

    private boolean isLike(ToolParameter other) {
        return type == other.type || (arguments.isPresent() && other.arguments.isPresent());
    }

    private static ToolParameter of(Class<?> type, Scopes scopes, Collection<CallParameter<?>> offered) {
        var ofCall = OF_EVERY_CALL.get(type);
        if (ofCall != null) {
            return new ToolParameter(type, Optional.empty(), false, (json, call) -> ofCall.apply(call));
        }
        var given = offered.stream().filter(any -> any.type() == type).findFirst();
        if (given.isPresent()) {
            var gift = given.get();
            return new ToolParameter(
                    type, Optional.empty(), gift.mayNeedConsent(), (json, call) -> gift.of(call, scopes));
        }
        if (type.isRecord()) {
            var form = RecordForm.ofArguments(type.asSubclass(Record.class));
            return new ToolParameter(type, Optional.of(form), false, (json, call) -> form.read(json));
        }
        throw new IllegalArgumentException("nobody knows what its parameter " + type.getSimpleName() + " should be");
    }
}
