package org.nextcloudmcp.tools;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The tools that are methods: those of all CDI beans of the application, in whatever package and in whatever jar of the
 * WAR they are.
 */
@Singleton
public class AnnotatedTools {

    private final BeanManager beans;
    private final List<CallParameter<?>> parameters;

    @Inject
    public AnnotatedTools(BeanManager beans, @Any Instance<CallParameter<?>> parameters) {
        this.beans = beans;
        this.parameters = parameters.stream().<CallParameter<?>>map(any -> any).toList();
    }

    /** @throws IllegalStateException which says what is wrong with the first tool that cannot be one */
    Stream<CallableTool> all() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                // what a producer makes is not the class that has the producer
                .filter(bean -> bean.getTypes().contains(bean.getBeanClass()))
                .filter(bean -> hasTools(bean.getBeanClass()))
                .flatMap(this::toolsOf);
    }

    /** The tools of one object, which need not be a bean. */
    static List<CallableTool> of(Object object, Collection<CallParameter<?>> parameters) {
        return ToolMethod.allOf(object.getClass(), () -> object, parameters);
    }

    private Stream<CallableTool> toolsOf(Bean<?> bean) {
        var type = bean.getBeanClass();
        return ToolMethod.allOf(
                type, () -> beans.getReference(bean, type, beans.createCreationalContext(bean)), parameters)
                .stream();
    }

    private static boolean hasTools(Class<?> type) {
        return Arrays.stream(type.getMethods()).anyMatch(method -> method.isAnnotationPresent(Tool.class));
    }
}
