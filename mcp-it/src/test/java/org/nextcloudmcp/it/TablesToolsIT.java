package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.stage.StrictStage;

@DisplayName("The tools for tables")
class TablesToolsIT extends ToolCoverage {
    private static final String API = "/index.php/apps/tables/api/1";

    private final NextcloudUser owner;
    private long table;

    TablesToolsIT(StrictStage stage) {
        super(stage, "nc_tables_.*");
        owner = new NextcloudUser(stage, "alice");
    }

    @BeforeAll
    void aTable() {
        alice().success("nc_tables_list_tables", "{}");
        table = id(owner.does("POST", API + "/tables", "{\"title\":\"Tools\",\"emoji\":\"🔧\"}")
                .asJsonObject());
        column("{\"title\":\"Name\",\"type\":\"text\",\"subtype\":\"line\",\"mandatory\":true,\"textMaxLength\":60}");
        column("{\"title\":\"Notes\",\"type\":\"text\",\"subtype\":\"rich\"}");
        column("{\"title\":\"Amount\",\"type\":\"number\",\"numberMin\":0,\"numberMax\":100}");
        column("{\"title\":\"State\",\"type\":\"selection\",\"selectionOptions\":"
                + "\"[{\\\"id\\\":0,\\\"label\\\":\\\"new\\\"},{\\\"id\\\":1,\\\"label\\\":\\\"used\\\"}]\"}");
        column("{\"title\":\"Bought\",\"type\":\"datetime\",\"subtype\":\"date\"}");
        column("{\"title\":\"OK\",\"type\":\"selection\",\"subtype\":\"check\"}");
        column("{\"title\":\"Owner\",\"type\":\"usergroup\",\"usergroupSelectUsers\":true}");
    }

    private void column(String json) {
        owner.does("POST", API + "/tables/" + table + "/columns", json);
    }

    private static long id(JsonObject json) {
        return json.getJsonNumber("id").longValue();
    }

    private String arguments(String... namesAndJson) {
        var text = new StringBuilder("{\"table_id\":" + table);
        for (int i = 0; i < namesAndJson.length; i += 2) {
            text.append(",\"").append(namesAndJson[i]).append("\":").append(namesAndJson[i + 1]);
        }
        return text.append('}').toString();
    }

    private long row(String data) {
        return id(
                alice().success("nc_tables_insert_row", arguments("data", data)).getJsonObject("row"));
    }

    @Test
    @DisplayName("list tables and describe them, and tell one that is not there")
    void schema() {
        assertThat(alice().success("nc_tables_list_tables", "{}")
                        .getJsonArray("tables")
                        .getValuesAs(JsonObject.class))
                .extracting(listed -> listed.getString("title"))
                .contains("Welcome to Nextcloud Tables!", "Tools");
        assertThat(alice().success("nc_tables_get_schema", arguments()).getJsonArray("columns"))
                .hasSize(7);
        assertThat(alice().failure("nc_tables_get_schema", "{\"table_id\":999999}"))
                .contains("nc_tables_list_tables");
        assertThat(alice().failure("nc_tables_list_tables", "{\"cursor\":\"x\"}"))
                .contains("cursor");
    }

    @Test
    @DisplayName("give back what they were given: unicode, emoji, line ends, long texts and every type")
    void roundTrip() {
        String text = "Grüße, 日本語, 👩‍👩‍👧\r\n\tlong ".repeat(200);
        JsonObject given = Json.createObjectBuilder()
                .add("Name", "Säge 100% #1 “x” \\ /")
                .add("Notes", text)
                .add("Amount", 7)
                .add("State", "used")
                .add("Bought", "2026-02-28")
                .add("OK", true)
                .build();
        long row = row(given.toString());

        JsonObject read = alice()
                .success("nc_tables_read_table", arguments("limit", "500", "text_length", "100000"))
                .getJsonArray("rows")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(one -> id(one) == row)
                .findFirst()
                .orElseThrow();

        assertThat(read.getJsonObject("values")).isEqualTo(given);
    }

    @Test
    @DisplayName("read every row once, page by page")
    void pages() {
        for (int i = 0; i < 5; i++) {
            row("{\"Name\":\"Page " + i + "\"}");
        }
        Map<Long, Integer> seen = new java.util.TreeMap<>();
        JsonObject page = alice().success("nc_tables_read_table", arguments("limit", "2"));
        while (true) {
            page.getJsonArray("rows")
                    .getValuesAs(JsonObject.class)
                    .forEach(one -> seen.merge(id(one), 1, Integer::sum));
            if (!page.containsKey("next_cursor")) {
                break;
            }
            page = alice().success(
                            "nc_tables_read_table",
                            arguments("limit", "2", "cursor", "\"" + page.getString("next_cursor") + "\""));
        }

        assertThat(seen.values()).allMatch(times -> times == 1).hasSize(page.getInt("total"));
        assertThat(alice().failure("nc_tables_read_table", "{\"table_id\":999999}"))
                .contains("nc_tables_list_tables");
    }

    @Test
    @DisplayName("write nothing that does not fit its column")
    void unfit() {
        int before = alice().success("nc_tables_get_schema", arguments()).getInt("rows");

        assertThat(alice().failure(
                                "nc_tables_insert_row",
                                arguments(
                                        "data",
                                        "{\"Name\":\"x\",\"Amount\":1000,\"State\":\"gone\",\"Bought\":\"soon\"}")))
                .contains("up to 100", "“new” (0)", "a date such as", "Nothing was written");

        assertThat(alice().success("nc_tables_get_schema", arguments()).getInt("rows"))
                .isEqualTo(before);
    }

    @Test
    @DisplayName("change a row only if it is as expected")
    void update() {
        long row = row("{\"Name\":\"To change\",\"Amount\":1}");
        String call = "{\"row_id\":" + row + ",\"data\":{\"Amount\":2},\"expected\":{\"Amount\":1}}";

        assertThat(alice().success("nc_tables_update_row", call)
                        .getJsonObject("row")
                        .getJsonObject("values"))
                .isEqualTo(Json.createObjectBuilder()
                        .add("Name", "To change")
                        .add("Amount", 2)
                        .build());
        assertThat(alice().failure("nc_tables_update_row", call)).contains("Nothing was changed", "\"Amount\":2");
    }

    @Test
    @DisplayName("delete a row once")
    void delete() {
        long row = row("{\"Name\":\"To delete\"}");

        assertThat(alice().success("nc_tables_delete_row", "{\"row_id\":" + row + "}")
                        .getJsonObject("deleted")
                        .getJsonObject("values")
                        .getString("Name"))
                .isEqualTo("To delete");
        assertThat(alice().failure("nc_tables_delete_row", "{\"row_id\":" + row + "}"))
                .contains("no row " + row);
    }

    @Test
    @DisplayName("show a receiver what is shared, and let nobody else in")
    void sharing() {
        long row = row("{\"Name\":\"Shared\"}");
        owner.does(
                "POST",
                API + "/tables/" + table + "/shares",
                "{\"receiver\":\"bob\",\"receiverType\":\"user\",\"permissionRead\":true}");

        assertThat(bob().success("nc_tables_get_schema", arguments()).getJsonArray("permissions"))
                .hasSize(1);
        assertThat(bob().failure("nc_tables_insert_row", arguments("data", "{\"Name\":\"x\"}")))
                .contains("without the permission");
        assertThat(bob().failure("nc_tables_update_row", "{\"row_id\":" + row + ",\"data\":{\"Name\":\"x\"}}"))
                .contains("without the permission");
        assertThat(bob().failure("nc_tables_delete_row", "{\"row_id\":" + row + "}"))
                .contains("without the permission")
                .doesNotContain("OCA");
        assertThat(carol().failure("nc_tables_read_table", arguments())).contains("nc_tables_list_tables");
        assertThat(carol().failure("nc_tables_delete_row", "{\"row_id\":" + row + "}"))
                .contains("no row " + row);
    }
}
