package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.JsonName;

/** A column for the caller: what it is, and what its cells take. */
record ColumnAnswer(
        long id,
        String title,
        String type,
        Optional<String> subtype,
        Optional<String> description,
        @Description("Whether no row may be without it.") boolean mandatory,
        @Description("What to give when writing.") String values,

        @Description("What can be selected; label or id is given.")
        Optional<List<OptionAnswer>> options,

        Optional<BigDecimal> minimum,
        Optional<BigDecimal> maximum,
        @Description("Digits behind the point.") OptionalInt decimals,
        Optional<String> prefix,
        Optional<String> suffix,
        @Description("Longest text, in characters.") OptionalLong maxLength,

        @Description("Whether each text may be there once only.")
        Optional<Boolean> unique,

        @Description("What the app's own form begins with; rows written here do not get it by themselves.")
        @JsonName("default")
        Optional<String> preset) {

    record OptionAnswer(long id, String label) {}

    static ColumnAnswer of(Column column) {
        var json = column.json();
        var number = column.cell() instanceof NumberCell cell ? Optional.of(cell) : Optional.<NumberCell>empty();
        return new ColumnAnswer(
                column.id(),
                column.title(),
                column.type(),
                text(column, "subtype"),
                text(column, "description"),
                column.isMandatory(),
                column.cell().wanted(),
                options(column.cell()),
                number.flatMap(NumberCell::least),
                number.flatMap(NumberCell::most),
                number.map(cell -> OptionalInt.of(cell.decimals())).orElse(OptionalInt.empty()),
                text(column, "numberPrefix"),
                text(column, "numberSuffix"),
                column.cell() instanceof TextCell cell ? cell.longest() : OptionalLong.empty(),
                JsonAnswer.isTrue(json, "textUnique") ? Optional.of(true) : Optional.empty(),
                preset(column));
    }

    private static Optional<String> text(Column column, String name) {
        return Optional.of(Column.text(column.json(), name)).filter(text -> !text.isEmpty());
    }

    private static Optional<List<OptionAnswer>> options(Cell cell) {
        var options = cell instanceof SelectionCell one
                ? one.options()
                : cell instanceof ManySelectionCell many ? many.options() : List.<Option>of();
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of(options.stream()
                        .map(option -> new OptionAnswer(option.id(), option.label()))
                        .toList());
    }

    private static Optional<String> preset(Column column) {
        var stored = column.json().getOrDefault(column.type() + "Default", JsonValue.NULL);
        return Columns.isEmpty(stored) || stored.equals(JsonValue.EMPTY_JSON_ARRAY)
                ? Optional.empty()
                : Optional.of(shown(column.cell().shown(stored)));
    }

    private static String shown(JsonValue value) {
        return Cell.text(value).orElseGet(value::toString);
    }
}
