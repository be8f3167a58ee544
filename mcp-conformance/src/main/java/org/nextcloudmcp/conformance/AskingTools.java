package org.nextcloudmcp.conformance;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.InputRequest;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.tools.CallableTool;
import org.nextcloudmcp.tools.ToolResult;

/** Tools that ask the client or its user, as clients before 2026-07-28 know it. */
class AskingTools {

    @Produces
    @Singleton
    CallableTool sampling() {
        var schema = FixtureTool.oneText("prompt");
        return FixtureTool.of(
                "test_sampling",
                "Asks the client's model.",
                schema,
                (arguments, call) -> call.input()
                        .response("model")
                        .map(answer -> FixtureTool.text("LLM response: "
                                + answer.getJsonObject("content").getString("text", "")))
                        .orElseGet(() -> Question.ask("model", Question.sampling(arguments.text("prompt"), 100))));
    }

    @Produces
    @Singleton
    CallableTool elicitation() {
        var schema = FixtureTool.oneText("message");
        var form = """
                {
                  "type": "object",
                  "properties": {
                    "username": {"type": "string", "description": "User's response"},
                    "email": {"type": "string", "description": "User's email address"}
                  },
                  "required": ["username", "email"]
                }
                """;
        return FixtureTool.of(
                "test_elicitation",
                "Asks the user.",
                schema,
                (arguments, call) -> asked(call, "User response: ", Question.form(arguments.text("message"), form)));
    }

    @Produces
    @Singleton
    CallableTool streamingElicitation() {
        return FixtureTool.of(
                "test_streaming_elicitation",
                "Asks the user.",
                call -> asked(call, "User response: ", Question.text("Your name?", "name")));
    }

    @Produces
    @Singleton
    CallableTool defaults() {
        var form = """
                {
                  "type": "object",
                  "properties": {
                    "name": {"type": "string", "default": "John Doe"},
                    "age": {"type": "integer", "default": 30},
                    "score": {"type": "number", "default": 95.5},
                    "status": {"type": "string", "enum": ["active", "inactive", "pending"], "default": "active"},
                    "verified": {"type": "boolean", "default": true}
                  }
                }
                """;
        return FixtureTool.of(
                "test_elicitation_sep1034_defaults",
                "Asks the user with defaults.",
                call -> asked(call, "Elicitation completed: ", Question.form("Please check", form)));
    }

    @Produces
    @Singleton
    CallableTool choices() {
        var form = """
                {
                  "type": "object",
                  "properties": {
                    "untitledSingle": {"type": "string", "enum": ["option1", "option2", "option3"]},
                    "titledSingle": {
                      "type": "string",
                      "oneOf": [
                        {"const": "value1", "title": "First Option"},
                        {"const": "value2", "title": "Second Option"},
                        {"const": "value3", "title": "Third Option"}
                      ]
                    },
                    "legacyEnum": {
                      "type": "string",
                      "enum": ["opt1", "opt2", "opt3"],
                      "enumNames": ["Option One", "Option Two", "Option Three"]
                    },
                    "untitledMulti": {
                      "type": "array",
                      "items": {"type": "string", "enum": ["option1", "option2", "option3"]}
                    },
                    "titledMulti": {
                      "type": "array",
                      "items": {
                        "anyOf": [
                          {"const": "value1", "title": "First Choice"},
                          {"const": "value2", "title": "Second Choice"},
                          {"const": "value3", "title": "Third Choice"}
                        ]
                      }
                    }
                  }
                }
                """;
        return FixtureTool.of(
                "test_elicitation_sep1330_enums",
                "Asks the user to choose.",
                call -> asked(call, "Elicitation completed: ", Question.form("Please choose", form)));
    }

    /** Cannot do anything for a client that has no model. */
    @Produces
    @Singleton
    CallableTool missingCapability() {
        return FixtureTool.of(
                "test_missing_capability",
                "Needs the client's model.",
                call -> call.input()
                        .response("model")
                        .map(answer -> FixtureTool.text("Answered"))
                        .orElseGet(() -> Question.ask("model", Question.sampling("Hello?", 10))));
    }

    private static ToolResult asked(Call call, String before, InputRequest question) {
        return call.input()
                .response("answer")
                .map(answer -> FixtureTool.text(before + CachedJson.text(answer)))
                .orElseGet(() -> Question.ask("answer", question));
    }
}
