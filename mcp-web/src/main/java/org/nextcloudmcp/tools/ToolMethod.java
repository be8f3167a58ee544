package org.nextcloudmcp.tools;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.schema.RecordForm;
import org.nextcloudmcp.schema.UnfitException;
import org.nextcloudmcp.settings.NextcloudCredential;

/**
 * A method that is a tool. All that its declaration says is read once; a call fills in the parameters, runs the method
 * and makes a result of what it answers.
 */
final class ToolMethod implements CallableTool {

    private final Tool tool;
    private final ToolDescription description;
    private final List<ToolParameter> parameters;
    private final MethodHandle handle;

    private ToolMethod(Tool tool, ToolDescription description, List<ToolParameter> parameters, MethodHandle handle) {
        this.tool = tool;
        this.description = description;
        this.parameters = parameters;
        this.handle = handle;
    }

    /**
     * The tools of a class.
     *
     * @param bean the bean, or its proxy
     * @param offered what parameters there may be beside those of every call
     * @throws IllegalStateException which says what is wrong with the first tool that cannot be one
     */
    static List<CallableTool> allOf(Class<?> type, Supplier<?> bean, Collection<CallParameter<?>> offered) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(Tool.class) && !method.isBridge())
                .<CallableTool>map(method -> of(method, bean, offered))
                .toList();
    }

    private static ToolMethod of(Method method, Supplier<?> bean, Collection<CallParameter<?>> offered) {
        try {
            var tool = method.getAnnotation(Tool.class);
            var parameters = ToolParameter.allOf(method, Scopes.of(tool.scopes()), offered);
            var description = ToolDeclaration.describe(tool, parameters, output(method, tool));
            var handle = MethodHandles.publicLookup()
                    .unreflect(accessible(method))
                    .bindTo(bean.get())
                    .asSpreader(Object[].class, parameters.size())
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new ToolMethod(tool, description, parameters, handle);
        } catch (IllegalArgumentException | IllegalAccessException e) {
            throw new IllegalStateException(
                    "The method " + method.getDeclaringClass().getSimpleName() + "." + method.getName()
                            + " cannot be a tool: " + e.getMessage() + ".",
                    e);
        }
    }

    private static Method accessible(Method method) {
        // A public method of a class that is not public itself.
        method.setAccessible(true);
        return method;
    }

    private static Optional<Class<? extends Record>> output(Method method, Tool tool) {
        var type = method.getReturnType();
        if (type.isRecord() && type != ToolAnswer.class) {
            return Optional.of(type.asSubclass(Record.class));
        }
        if (type == ToolAnswer.class
                && method.getGenericReturnType() instanceof ParameterizedType answer
                && answer.getActualTypeArguments()[0] instanceof Class<?> output) {
            return Optional.of(output.asSubclass(Record.class));
        }
        if (type == ToolResult.class) {
            return tool.output() == Tool.None.class ? Optional.empty() : Optional.of(tool.output());
        }
        throw new IllegalArgumentException("it answers neither a record nor a ToolAnswer of one nor a ToolResult");
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public Optional<ToolDescription> offered(NextcloudCredential credential) {
        if (!List.of(tool.offeredWith()).contains(credential)) {
            return Optional.empty();
        }
        var link =
                credential == NextcloudCredential.GRANT && parameters.stream().anyMatch(ToolParameter::mayNeedConsent);
        return Optional.of(link ? description.orConsentLink() : description);
    }

    @Override
    public ToolResult call(ToolArguments arguments, Call call) {
        try {
            var values = new Object[parameters.size()];
            for (var i = 0; i < values.length; i++) {
                values[i] = parameters.get(i).value(arguments.json(), call);
            }
            return result(invoke(values));
        } catch (UnfitException e) {
            return ToolGate.unfit(List.of(String.valueOf(e.getMessage())));
        } catch (ToolCallException e) {
            return e.result();
        }
    }

    private Object invoke(Object[] values) {
        try {
            return handle.invokeExact(values);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e);
        }
    }

    private static ToolResult result(Object answer) {
        if (answer instanceof ToolResult result) {
            return result;
        }
        return answer instanceof ToolAnswer<?> words
                ? words.result()
                : ToolResult.success(RecordForm.json((Record) answer));
    }
}
