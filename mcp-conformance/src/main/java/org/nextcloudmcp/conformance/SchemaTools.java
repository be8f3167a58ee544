package org.nextcloudmcp.conformance;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.tools.CallableTool;

/** Tools whose input schemas use what our own do not. */
class SchemaTools {

    @Produces
    @Singleton
    CallableTool vocabulary() {
        var schema = """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "type": "object",
                  "$defs": {
                    "address": {
                      "$anchor": "addressDef",
                      "type": "object",
                      "properties": {"street": {"type": "string"}, "city": {"type": "string"}}
                    }
                  },
                  "properties": {
                    "name": {"type": "string"},
                    "address": {"$ref": "#/$defs/address"},
                    "contactMethod": {"type": "string", "enum": ["phone", "email"]},
                    "phone": {"type": "string"},
                    "email": {"type": "string"}
                  },
                  "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
                  "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]},
                  "then": {"required": ["phone"]},
                  "else": {"required": ["email"]},
                  "additionalProperties": false
                }
                """;
        return FixtureTool.of(
                "json_schema_2020_12_tool",
                "Tool with JSON Schema 2020-12 features",
                CachedJson.readObject(schema),
                (arguments, call) -> FixtureTool.text("Accepted"));
    }

    /** A parameter that clients repeat in the header {@code Mcp-Param-Region}. */
    @Produces
    @Singleton
    CallableTool mirroredParameter() {
        var schema = """
                {
                  "type": "object",
                  "properties": {"region": {"type": "string", "x-mcp-header": "Region"}},
                  "additionalProperties": false
                }
                """;
        return FixtureTool.of(
                "test_header_parameter",
                "Tool with a parameter that clients repeat in a header",
                CachedJson.readObject(schema),
                (arguments, call) ->
                        FixtureTool.text(arguments.optionalText("region").orElse("nowhere")));
    }
}
