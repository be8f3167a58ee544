package org.nextcloudmcp.nextcloud.tables;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.JsonAnswer;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.NextcloudRequest;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.RequestBody;

/**
 * One user's tables over the Tables app's API. Every method throws {@link RefusedException} for what it does not do. The
 * app's own words are never passed on: they contain SQL and names of classes.
 */
final class Tables {

    private static final String API = "/index.php/apps/tables/api/1";

    /** Some 500 rows with long texts. */
    private static final int LARGEST_LIST = 16 << 20;

    private final NextcloudClient client;

    Tables(NextcloudClient client) {
        this.client = client;
    }

    List<Table> all() {
        var answer = client.send(NextcloudRequest.getJson(API + "/tables").answeredInAtMost(LARGEST_LIST));
        if (answer.is(404)) {
            throw new RefusedException(
                    "The Tables app is not installed in this Nextcloud, or not enabled for this user.",
                    "Ask the Nextcloud administrator to install it.");
        }
        return list(answer, "the user's tables", Table::of);
    }

    Table table(long id) {
        var what = "the table " + id;
        var answer = client.send(NextcloudRequest.getJson(API + "/tables/" + id));
        return Table.of(JsonAnswer.object(ofTable(answer, what), what)).orElseThrow(() -> Refusals.notNextcloud(what));
    }

    Columns columns(long tableId) {
        var what = "the table " + tableId;
        var answer = client.send(NextcloudRequest.getJson(API + "/tables/" + tableId + "/columns")
                .answeredInAtMost(LARGEST_LIST));
        return new Columns(list(ofTable(answer, what), what, Column::of));
    }

    List<Row> rows(long tableId, int limit, long offset) {
        var what = "the table " + tableId;
        var answer = client.send(
                NextcloudRequest.getJson(API + "/tables/" + tableId + "/rows?limit=" + limit + "&offset=" + offset)
                        .answeredInAtMost(LARGEST_LIST));
        return list(ofTable(answer, what), what, Row::of);
    }

    Row row(long id) {
        return find(id).orElseThrow(() -> new RefusedException(
                "There is no row " + id + " that this user may see.",
                "Nothing was changed. Use nc_tables_read_table to find the id of a row."));
    }

    /** The row with this number; empty if there is none, or if it is in a table that the user does not see. */
    Optional<Row> find(long id) {
        var answer = client.send(NextcloudRequest.getJson(API + "/rows/" + id));
        return answer.is(404) || answer.is(403) ? Optional.empty() : Optional.of(row(answer, "the row " + id));
    }

    /** Adds a row. The answer may have other types than the row has when it is read. */
    Row create(long tableId, RowData data) {
        var what = "the new row of table " + tableId;
        return row(client.send(sending("POST", "/tables/" + tableId + "/rows", data)), what);
    }

    /** Changes those cells that are in the data. */
    Row update(long rowId, RowData data) {
        return row(client.send(sending("PUT", "/rows/" + rowId, data)), "the row " + rowId);
    }

    void delete(long rowId) {
        var answer = client.send(
                NextcloudRequest.of("DELETE", API + "/rows/" + rowId).with("Accept", "application/json"));
        success(answer, "the row " + rowId);
    }

    private static NextcloudRequest sending(String method, String path, RowData data) {
        var body = CachedJson.object().add("data", data.toJson()).build();
        return NextcloudRequest.of(method, API + path)
                .with("Accept", "application/json")
                .sending(RequestBody.json(CachedJson.text(body)));
    }

    private static Row row(NextcloudResponse answer, String what) {
        return Row.of(JsonAnswer.object(success(answer, what), what)).orElseThrow(() -> Refusals.notNextcloud(what));
    }

    private static <T> List<T> list(NextcloudResponse answer, String what, Function<JsonObject, Optional<T>> reading) {
        JsonArray array = JsonAnswer.array(success(answer, what), what);
        return array.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .map(reading)
                .flatMap(Optional::stream)
                .toList();
    }

    /** A missing table and a missing app answer with the same empty page; the list of tables tells them apart. */
    private NextcloudResponse ofTable(NextcloudResponse answer, String what) {
        if (answer.is(404)) {
            all();
            throw new RefusedException(
                    "Nextcloud does not have " + what + ", or the user may not see it.",
                    "Use nc_tables_list_tables to find the id of a table.");
        }
        return answer;
    }

    private static NextcloudResponse success(NextcloudResponse answer, String what) {
        return switch (answer.status()) {
            case 200 -> answer;
            case 400 ->
                throw new RefusedException(
                        "The Tables app does not accept these values for " + what + ".",
                        "Nothing was written. Look at nc_tables_get_schema: a value of a unique column may be taken by"
                                + " another row, or a user, group or team may not exist.");
            case 403 ->
                throw new RefusedException(
                        "The user may not do this with " + what + ".",
                        "Nothing was changed. It is in a table that somebody shares with the user without the permission"
                                + " for this: ask the owner.");
            default -> throw Refusals.withoutWords(answer, what);
        };
    }
}
