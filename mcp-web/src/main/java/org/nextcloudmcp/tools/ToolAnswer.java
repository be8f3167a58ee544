package org.nextcloudmcp.tools;

import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.schema.RecordForm;

/**
 * An output record with what a person or a model should read before it.
 *
 * @param output the structured content
 * @param content what is read first; may be empty
 * @param copy {@code output}, less what {@code content} says already, if that is anything: it goes as text to clients
 *     that read text only
 * @param <T> the record
 */
public record ToolAnswer<T extends Record>(T output, List<ToolContent> content, Optional<T> copy) {

    public ToolAnswer {
        content = List.copyOf(content);
    }

    /** With a sentence in plain words. */
    public static <T extends Record> ToolAnswer<T> of(T output, String sentence) {
        return of(output, new ToolContent.Text(sentence));
    }

    public static <T extends Record> ToolAnswer<T> of(T output, ToolContent... content) {
        return new ToolAnswer<>(output, List.of(content), Optional.empty());
    }

    ToolResult result() {
        var json = RecordForm.json(output);
        return new ToolResult.Success(json, content, copy.map(RecordForm::json).orElse(json));
    }
}
