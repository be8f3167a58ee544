package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.JsonAnswer;

/**
 * A column as the app describes it.
 *
 * @param id its number, which the app knows it by
 * @param title as people see it; translated, and two of a table may have the same
 * @param type such as text, number, selection, datetime, usergroup
 * @param subtype such as line, check, date; empty for the plain form
 * @param cell what its cells hold
 * @param json all that the app said
 */
record Column(long id, String title, String type, String subtype, Cell cell, JsonObject json) {

    static Optional<Column> of(JsonObject json) {
        var id = JsonAnswer.integer(json, "id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var type = text(json, "type");
        var subtype = text(json, "subtype");
        return Optional.of(
                new Column(id.getAsLong(), text(json, "title"), type, subtype, cell(type, subtype, json), json));
    }

    private static Cell cell(String type, String subtype, JsonObject json) {
        return switch (type) {
            case "text" ->
                subtype.equals("link")
                        ? new LinkCell(text(json, "textAllowedPattern"))
                        : new TextCell(JsonAnswer.integer(json, "textMaxLength"));
            case "number" -> number(subtype, json);
            case "selection" ->
                subtype.equals("check")
                        ? new CheckCell()
                        : subtype.equals("multi")
                                ? new ManySelectionCell(Option.of(json))
                                : new SelectionCell(Option.of(json));
            case "datetime" -> new DatetimeCell(DatetimeCell.Form.of(subtype));
            case "usergroup" -> PeopleCell.of(json);
            default -> new UnknownCell();
        };
    }

    /** Progress and stars have bounds of their own. */
    private static Cell number(String subtype, JsonObject json) {
        var isRated = subtype.equals("stars") || subtype.equals("progress");
        return isRated
                ? new NumberCell(
                        Optional.of(BigDecimal.ZERO),
                        Optional.of(BigDecimal.valueOf(subtype.equals("stars") ? 5 : 100)),
                        0)
                : new NumberCell(decimal(json, "numberMin"), decimal(json, "numberMax"), (int)
                        JsonAnswer.integer(json, "numberDecimals").orElse(0));
    }

    boolean isMandatory() {
        return JsonAnswer.isTrue(json, "mandatory");
    }

    /** As an error names it: title, id and type. */
    String inWords() {
        return "“" + title + "” (id " + id + ", " + type + (subtype.isEmpty() ? "" : " " + subtype)
                + (isMandatory() ? ", mandatory" : "") + ")";
    }

    static String text(JsonObject json, String name) {
        return json.getString(name, "");
    }

    static Optional<BigDecimal> decimal(JsonObject json, String name) {
        return json.get(name) instanceof JsonNumber number ? Optional.of(number.bigDecimalValue()) : Optional.empty();
    }
}
