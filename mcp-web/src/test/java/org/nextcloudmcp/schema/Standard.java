package org.nextcloudmcp.schema;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import jakarta.json.JsonValue;
import java.util.List;
import org.nextcloudmcp.json.CachedJson;

/** A validator of the whole of JSON Schema 2020-12, to hold ours against. */
public final class Standard {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private Standard() {}

    /** What is wrong with a schema as a schema. */
    public static List<String> faultsOfSchema(JsonValue schema) {
        var meta = FACTORY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        return meta.validate(CachedJson.text(schema), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    /** What is wrong with a value, formats included. */
    public static List<String> faults(JsonValue schema, JsonValue value) {
        return FACTORY
                .getSchema(CachedJson.text(schema))
                .validate(
                        CachedJson.text(value),
                        InputFormat.JSON,
                        context -> context.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(Object::toString)
                .toList();
    }
}
