package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.List;
import org.nextcloudmcp.json.CachedJson;

/** Any number of the column's options, given as a list of labels or ids and shown as a list of labels. */
record ManySelectionCell(List<Option> options) implements Cell {

    @Override
    public Fit stored(JsonValue given) {
        var list = given instanceof JsonArray array ? array : List.of(given);
        var chosen = list.stream()
                .map(one -> Option.meant(options, one).map(Option::id).orElse(-1L))
                .toList();
        if (chosen.contains(-1L)) {
            return Fit.fault("give " + wanted());
        }
        var ids = CachedJson.array();
        chosen.stream().distinct().sorted().forEach(ids::add);
        return Fit.value(ids.build());
    }

    @Override
    public JsonValue shown(JsonValue stored) {
        if (!(stored instanceof JsonArray array)) {
            return stored;
        }
        var labels = CachedJson.array();
        array.forEach(id -> labels.add(SelectionCell.label(options, id).orElse(id)));
        return labels.build();
    }

    @Override
    public String wanted() {
        return "a list of any of the options " + Option.all(options);
    }
}
