package org.nextcloudmcp.schema;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.nextcloudmcp.json.CachedJson;

/**
 * A record as a JSON object: its schema, and the way from one to the other. Objects are closed: a member that is no
 * component is none.
 *
 * @param <T> the record
 */
public final class RecordForm<T extends Record> {

    private static final ClassValue<RecordForm<?>> RESULTS = new ClassValue<>() {
        @Override
        protected RecordForm<?> computeValue(Class<?> type) {
            return Forms.forResults().nested(type.asSubclass(Record.class));
        }
    };

    private final Class<T> type;
    private final List<Member> members;
    private final JsonObject schema;
    private final MethodHandle constructor;

    private RecordForm(Class<T> type, List<Member> members, MethodHandle constructor) {
        this.type = type;
        this.members = members;
        this.schema = schemaOf(members);
        this.constructor = constructor;
    }

    /**
     * The form of a record that holds arguments.
     *
     * @throws IllegalArgumentException if a component has a type or a constraint that has no form in JSON
     */
    public static <T extends Record> RecordForm<T> ofArguments(Class<T> type) {
        return Forms.forArguments().nested(type);
    }

    /**
     * The form of a record that holds a result; found out once for each record.
     *
     * @throws IllegalArgumentException if a component has a type or a constraint that has no form in JSON
     */
    @SuppressWarnings("unchecked") // the form of a class is the form of its instances
    public static <T extends Record> RecordForm<T> ofResult(Class<T> type) {
        return (RecordForm<T>) RESULTS.get(type);
    }

    /** The result as JSON. */
    public static JsonObject json(Record result) {
        return RESULTS.get(result.getClass()).writeAny(result);
    }

    static <T extends Record> RecordForm<T> of(Class<T> type, Forms forms) {
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            var components = type.getRecordComponents();
            var members = new ArrayList<Member>();
            for (var component : components) {
                members.add(memberOf(type, component, forms, lookup));
            }
            var signature = MethodType.methodType(
                    void.class,
                    Arrays.stream(components).map(RecordComponent::getType).toList());
            var constructor = lookup.findConstructor(type, signature)
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordForm<>(type, distinct(type, members), constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("the record " + type.getName() + " cannot be reached", e);
        }
    }

    private static Member memberOf(Class<?> type, RecordComponent component, Forms forms, MethodHandles.Lookup lookup)
            throws IllegalAccessException {
        try {
            return Member.of(component, forms, lookup);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    type.getSimpleName() + "." + component.getName() + ": " + e.getMessage(), e);
        }
    }

    private static List<Member> distinct(Class<?> type, List<Member> members) {
        var names = new HashSet<String>();
        for (var member : members) {
            if (!names.add(member.name())) {
                throw new IllegalArgumentException(type.getSimpleName() + " has two members named " + member.name());
            }
        }
        return List.copyOf(members);
    }

    /** JSON Schema 2020-12, of type object. */
    public JsonObject schema() {
        return schema;
    }

    /** The names of the members that have no description. */
    public List<String> undescribed() {
        return members.stream()
                .filter(member ->
                        member.form().schema().getString("description", "").isBlank())
                .map(Member::name)
                .toList();
    }

    /**
     * Reads an object that conforms to the schema.
     *
     * @throws UnfitException if Java cannot hold a value, or the record refuses it
     */
    public T read(JsonObject object) {
        var values = new Object[members.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = members.get(i).read(object);
        }
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a record; what it leaves out is not there. */
    public JsonObject write(T value) {
        return writeAny(value);
    }

    private JsonObject writeAny(Object value) {
        var json = CachedJson.object();
        for (var i = 0; i < members.size(); i++) {
            members.get(i).write(value, json);
        }
        return json.build();
    }

    Form form() {
        return new Form(schema, value -> read((JsonObject) value), this::writeAny);
    }

    private static JsonObject schemaOf(List<Member> members) {
        var properties = CachedJson.object();
        var required = CachedJson.array();
        members.forEach(member -> properties.add(member.name(), member.form().schema()));
        members.stream().filter(Member::isRequired).map(Member::name).forEach(required::add);
        var schema = CachedJson.object()
                .add("type", "object")
                .add("properties", properties)
                .add("additionalProperties", JsonValue.FALSE);
        var names = required.build();
        return (names.isEmpty() ? schema : schema.add("required", names)).build();
    }
}
