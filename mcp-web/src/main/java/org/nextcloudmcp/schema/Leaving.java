package org.nextcloudmcp.schema;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How a component says that its value may be left out: by one of Java's optionals.
 *
 * @param empty the component's value if it is left out
 * @param wrap from a value to the component's value
 * @param unwrap the other way round; empty if it is left out
 */
record Leaving(Object empty, UnaryOperator<Object> wrap, Function<Object, Optional<?>> unwrap) {

    private static final Leaving REFERENCE =
            new Leaving(Optional.empty(), Optional::of, component -> (Optional<?>) component);

    private static final Leaving LONG = new Leaving(
            OptionalLong.empty(),
            value -> OptionalLong.of((Long) value),
            component -> ((OptionalLong) component).isPresent()
                    ? Optional.of(((OptionalLong) component).getAsLong())
                    : Optional.empty());

    private static final Leaving INT = new Leaving(
            OptionalInt.empty(),
            value -> OptionalInt.of((Integer) value),
            component -> ((OptionalInt) component).isPresent()
                    ? Optional.of(((OptionalInt) component).getAsInt())
                    : Optional.empty());

    private static final Leaving DOUBLE = new Leaving(
            OptionalDouble.empty(),
            value -> OptionalDouble.of((Double) value),
            component -> ((OptionalDouble) component).isPresent()
                    ? Optional.of(((OptionalDouble) component).getAsDouble())
                    : Optional.empty());

    /** Empty for a type that always has a value. */
    static Optional<Leaving> of(AnnotatedType type) {
        var raw = type.getType();
        if (raw == OptionalLong.class) {
            return Optional.of(LONG);
        }
        if (raw == OptionalInt.class) {
            return Optional.of(INT);
        }
        if (raw == OptionalDouble.class) {
            return Optional.of(DOUBLE);
        }
        return isReference(type) ? Optional.of(REFERENCE) : Optional.empty();
    }

    /** The type of the value inside; what is no optional is its own value. */
    static AnnotatedType inside(AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType generic && isReference(type)
                ? generic.getAnnotatedActualTypeArguments()[0]
                : type;
    }

    private static boolean isReference(AnnotatedType type) {
        return type.getType() instanceof java.lang.reflect.ParameterizedType parameterized
                && parameterized.getRawType() == Optional.class;
    }
}
