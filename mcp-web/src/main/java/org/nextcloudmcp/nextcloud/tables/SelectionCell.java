package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.json.CachedJson;

/** One of the column's options, given by its label or its id and shown by its label. */
record SelectionCell(List<Option> options) implements Cell {

    @Override
    public Fit stored(JsonValue given) {
        return Option.meant(options, given)
                .map(option -> Fit.value(CachedJson.number(option.id())))
                .orElseGet(() -> Fit.fault("give " + wanted()));
    }

    @Override
    public JsonValue shown(JsonValue stored) {
        return label(options, stored).orElse(stored);
    }

    static Optional<JsonValue> label(List<Option> options, JsonValue stored) {
        var id = Option.id(stored);
        return options.stream()
                .filter(option -> id.isPresent() && option.id() == id.getAsLong())
                .findFirst()
                .map(option -> CachedJson.string(option.label()));
    }

    @Override
    public String wanted() {
        return "one of the options " + Option.all(options);
    }
}
