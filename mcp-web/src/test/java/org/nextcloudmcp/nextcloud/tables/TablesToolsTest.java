package org.nextcloudmcp.nextcloud.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.tools.ToolContent;
import org.nextcloudmcp.tools.ToolResult;

@DisplayName("The tools for tables")
class TablesToolsTest {

    private static final String API = "/index.php/apps/tables/api/1";
    private static final String COLUMNS = "tables/26-v1-columns-list";

    private static String sent(ScriptedNextcloud nextcloud, int request) {
        return new String(nextcloud.requests.get(request).body().orElseThrow().bytes(), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("list tables with what the other tools and people need")
    void list() {
        var nextcloud = ScriptedNextcloud.answering("tables/01-v1-tables-list");

        assertThat(nextcloud.success(ListTables::new, json("{}")))
                .isEqualTo(json("{'tables':[{'id':1,'title':'Welcome to Nextcloud Tables!','owner':'alice','rows':7,"
                        + "'columns':4,'archived':false,'last_edit':'2026-11-21T07:47:35Z',"
                        + "'page':'https://cloud.example.org/apps/tables/#/table/1'}],'total':1}"));
        assertThat(nextcloud.asked()).containsExactly("GET " + API + "/tables");
    }

    @Test
    @DisplayName("list tables in pages, none twice")
    void pages() {
        var two = Recorded.made(200, "application/json", "[{\"id\":10,\"title\":\"b\"},{\"id\":9,\"title\":\"a\"}]");
        var first = new ScriptedNextcloud().then(two).success(ListTables::new, json("{'limit':1}"));

        var second = new ScriptedNextcloud()
                .then(two)
                .success(ListTables::new, json("{'cursor':'" + first.getString("next_cursor") + "'}"));

        assertThat(first.getJsonArray("tables").getJsonObject(0).getInt("id")).isEqualTo(9);
        assertThat(second.getJsonArray("tables").getJsonObject(0).getInt("id")).isEqualTo(10);
        assertThat(second).doesNotContainKey("next_cursor");
    }

    @Test
    @DisplayName("describe what each column takes")
    void schema() {
        var nextcloud = ScriptedNextcloud.answering("tables/09-v1-table-get", COLUMNS);

        var schema = nextcloud.success(GetSchema::new, json("{'table_id':3}"));

        var columns = schema.getJsonArray("columns").getValuesAs(JsonObject.class);
        assertThat(columns.get(0))
                .isEqualTo(json("{'id':9,'title':'Name','type':'text','subtype':'line','mandatory':true,"
                        + "'values':'a text of at most 50 characters','max_length':50}"));
        assertThat(columns.get(1))
                .isEqualTo(json("{'id':10,'title':'Count','type':'number','mandatory':false,"
                        + "'values':'a number from 0 up to 100, whole, of at most 15 digits','minimum':0,'maximum':100,"
                        + "'decimals':0,'suffix':'pcs','default':'1'}"));
        assertThat(columns.get(2).getJsonArray("options"))
                .isEqualTo(json("{'o':[{'id':0,'label':'new'},{'id':1,'label':'used'}]}")
                        .getJsonArray("o"));
        assertThat(columns.get(2).getString("default")).isEqualTo("new");
    }

    @Test
    @DisplayName("read rows by the titles of their columns, with the labels of what was selected")
    void rows() {
        var nextcloud =
                ScriptedNextcloud.answering("tables/72-v1-shared-table-at-receiver", COLUMNS, "tables/48-v1-rows-list");

        var read = nextcloud.success(ReadTable::new, json("{'table_id':3,'limit':3}"));

        assertThat(read.getJsonArray("rows").getJsonObject(0))
                .isEqualTo(
                        json("{'id':15,'values':{'Name':'Säge 100% #1','Count':3,'State':'used','Bought':'2026-11-01'},"
                                + "'last_edit':'2026-11-21T09:31:05Z','last_edit_by':'alice'}"));
        assertThat(read.getInt("total")).isEqualTo(7);
        assertThat(nextcloud.last().path()).isEqualTo(API + "/tables/3/rows?limit=3&offset=0");

        var next = ScriptedNextcloud.answering(
                "tables/72-v1-shared-table-at-receiver", COLUMNS, "tables/49-v1-rows-list-limit-offset");
        next.success(ReadTable::new, json("{'table_id':3,'limit':1,'cursor':'" + read.getString("next_cursor") + "'}"));
        assertThat(next.last().path()).isEqualTo(API + "/tables/3/rows?limit=1&offset=3");
    }

    @Test
    @DisplayName("refuse the cursor of another table, and one beside an offset, before anything is asked")
    void cursors() {
        var cursor = ScriptedNextcloud.answering(
                        "tables/72-v1-shared-table-at-receiver", COLUMNS, "tables/48-v1-rows-list")
                .success(ReadTable::new, json("{'table_id':3,'limit':3}"))
                .getString("next_cursor");

        for (var arguments : new String[] {"'table_id':4", "'table_id':3,'offset':1"}) {
            var nextcloud = ScriptedNextcloud.answering();
            assertThat(nextcloud.failure(ReadTable::new, json("{" + arguments + ",'cursor':'" + cursor + "'}")))
                    .contains("same table_id");
            assertThat(nextcloud.asked()).isEmpty();
        }
    }

    @Test
    @DisplayName("add a row by titles and ids, and answer what was stored")
    void insert() {
        var nextcloud = ScriptedNextcloud.answering(COLUMNS, "tables/32-v1-row-create", "tables/53-v1-row-get");

        var result = (ToolResult.Success) nextcloud.call(
                InsertRow::new,
                json("{'table_id':3,'data':{'Name':'Säge 100% #1','10':'3','State':'used','Bought':'2026-11-01'}}"));

        assertThat(nextcloud.asked())
                .containsExactly(
                        "GET " + API + "/tables/3/columns",
                        "POST " + API + "/tables/3/rows",
                        "GET " + API + "/rows/15");
        assertThat(sent(nextcloud, 1))
                .isEqualTo("{\"data\":{\"9\":\"Säge 100% #1\",\"10\":3,\"11\":1,\"12\":\"2026-11-01\"}}");
        assertThat(result.content()).containsExactly(new ToolContent.Text("Added row 15."));
        assertThat(result.structuredContent()).doesNotContainKey("stored_differently");
    }

    @Test
    @DisplayName("say where the app stored something else than it was given")
    void different() {
        var nextcloud = ScriptedNextcloud.answering(COLUMNS, "tables/32-v1-row-create", "tables/53-v1-row-get");

        var result = (ToolResult.Success)
                nextcloud.call(InsertRow::new, json("{'table_id':3,'data':{'Name':'Säge','Owner':'bob','Count':3}}"));

        assertThat(result.content())
                .containsExactly(new ToolContent.Text(
                        "Added row 15. Nextcloud stored something else than given in: Name, Owner."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Name':'x','Count':1000|a number from 0 up to 100",
                "'Name':'x','Count':'many'|a number from 0",
                "'Name':'x','Count':1.5|whole",
                "'Name':'x','State':'broken'|“new” (0), “used” (1)",
                "'Name':'x','State':77|“new” (0), “used” (1)",
                "'Name':'x','Bought':'yesterday'|a date such as",
                "'Name':'x','Bought':'2026-02-30'|a date such as",
                "'Name':'x','OK':'maybe'|true or false",
                "'Name':'x','Owner':{'id':'staff','type':'group'}|type user",
                "'Name':'x','Owner':['bob','carol']|one id",
                "'Name':[7]|a text of at most 50",
                "'Name':'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'|at most 50",
                "'Count':1|“Name” is mandatory",
                "'Name':null|“Name” is mandatory",
                "'Name':'x','Colour':'red'|“Colour” is no column",
                "'Name':'x','99999':'y'|“99999” is no column",
                "'Name':'x','9':'y'|there twice",
                "|there are none"
            })
    @DisplayName("write nothing that the app would lose or fail at")
    void unfit(String data, String why) {
        var nextcloud = ScriptedNextcloud.answering(COLUMNS);

        assertThat(nextcloud.failure(
                        InsertRow::new, json("{'table_id':3,'data':{" + (data == null ? "" : data) + "}}")))
                .contains(why, "Nothing was written", "“Count” (id 10, number)");
        assertThat(nextcloud.asked()).containsExactly("GET " + API + "/tables/3/columns");
    }

    @Test
    @DisplayName("tell a title that two columns have by the id")
    void ambiguous() {
        var columns = Recorded.made(
                200,
                "application/json",
                "[{\"id\":1,\"title\":\"Note\",\"type\":\"text\"},{\"id\":2,\"title\":\"Note\",\"type\":\"text\"}]");
        var row = Recorded.made(
                200,
                "application/json",
                "{\"id\":5,\"tableId\":3,\"data\":[{\"columnId\":1,\"value\":\"a\"},{\"columnId\":2,\"value\":\"b\"}]}");

        assertThat(new ScriptedNextcloud()
                        .then(columns)
                        .failure(InsertRow::new, json("{'table_id':3,'data':{'Note':'a'}}")))
                .contains("several columns");
        assertThat(new ScriptedNextcloud()
                        .then(columns)
                        .then(row)
                        .then(row)
                        .success(InsertRow::new, json("{'table_id':3,'data':{'1':'a','Note #2':'b'}}"))
                        .getJsonObject("row")
                        .getJsonObject("values"))
                .isEqualTo(json("{'Note #1':'a','Note #2':'b'}"));
    }

    @Test
    @DisplayName("change only the cells that were given")
    void update() {
        var nextcloud = ScriptedNextcloud.answering("tables/53-v1-row-get", COLUMNS, "tables/56-v1-row-update");

        var changed = nextcloud.success(
                UpdateRow::new,
                json("{'row_id':15,'data':{'Count':7},'expected':{'Count':3,'State':'used'},"
                        + "'expected_last_edit':'2026-11-21T10:31:05+01:00'}"));

        assertThat(sent(nextcloud, 2)).isEqualTo("{\"data\":{\"10\":7}}");
        assertThat(changed.getJsonObject("row").getJsonObject("values").getInt("Count"))
                .isEqualTo(7);
        assertThat(changed.getString("page")).isEqualTo("https://cloud.example.org/apps/tables/#/table/3");
    }

    @Test
    @DisplayName("change nothing if the row is not as expected, and show it")
    void stale() {
        for (var expectation : new String[] {"'expected':{'Count':4}", "'expected_last_edit':'2026-11-21T09:31:04Z'"}) {
            var nextcloud = ScriptedNextcloud.answering("tables/53-v1-row-get", COLUMNS);

            assertThat(nextcloud.failure(UpdateRow::new, json("{'row_id':15,'data':{'Count':7}," + expectation + "}")))
                    .contains("Nothing was changed", "\"Count\":3");
            assertThat(nextcloud.requests).hasSize(2);
        }
    }

    @Test
    @DisplayName("delete a row and answer what it held")
    void delete() {
        var nextcloud = ScriptedNextcloud.answering("tables/53-v1-row-get", COLUMNS, "tables/76-v1-row-delete");

        var deleted = nextcloud.success(DeleteRow::new, json("{'row_id':15}"));

        assertThat(nextcloud.last().method() + " " + nextcloud.last().path()).isEqualTo("DELETE " + API + "/rows/15");
        assertThat(deleted.getJsonObject("deleted").getJsonObject("values").getString("Name"))
                .isEqualTo("Säge 100% #1");
    }

    @Test
    @DisplayName("never send a write for a row that is not there or not the user's")
    void noRow() {
        for (var sample : new String[] {"tables/54-v1-row-get-not-found", "tables/55-v1-row-get-other-user"}) {
            var update = ScriptedNextcloud.answering(sample);
            assertThat(update.failure(UpdateRow::new, json("{'row_id':15,'data':{'10':1}}")))
                    .contains("no row 15", "nc_tables_read_table")
                    .doesNotContain("SELECT", "OCA");
            var delete = ScriptedNextcloud.answering(sample);
            assertThat(delete.failure(DeleteRow::new, json("{'row_id':15}"))).contains("no row 15");
            assertThat(update.requests).hasSize(1);
            assertThat(delete.requests).hasSize(1);
        }
    }

    @Test
    @DisplayName("tell a missing table from a missing app")
    void missing() {
        assertThat(ScriptedNextcloud.answering("tables/11-v1-table-get-not-found", "tables/01-v1-tables-list")
                        .failure(ReadTable::new, json("{'table_id':99999}")))
                .contains("the table 99999", "nc_tables_list_tables");
        assertThat(ScriptedNextcloud.answering("general/11-app-not-installed", "general/11-app-not-installed")
                        .failure(GetSchema::new, json("{'table_id':1}")))
                .contains("Tables app is not installed");
        assertThat(ScriptedNextcloud.answering("general/11-app-not-installed").failure(ListTables::new, json("{}")))
                .contains("Tables app is not installed");
    }

    @Test
    @DisplayName("say that a table is shared without the permission, and never pass on the app's words")
    void refused() {
        assertThat(ScriptedNextcloud.answering(COLUMNS, "tables/73-v1-row-create-read-only-receiver")
                        .failure(InsertRow::new, json("{'table_id':3,'data':{'Name':'x'}}")))
                .contains("without the permission");
        assertThat(ScriptedNextcloud.answering(
                                "tables/53-v1-row-get", COLUMNS, "tables/75-v1-row-delete-read-only-receiver")
                        .failure(DeleteRow::new, json("{'row_id':15}")))
                .contains("without the permission")
                .doesNotContain("OCA");
        assertThat(ScriptedNextcloud.answering("tables/53-v1-row-get", COLUMNS, "tables/59-v1-row-update-not-found")
                        .failure(UpdateRow::new, json("{'row_id':15,'data':{'Count':7}}")))
                .contains("HTTP 500")
                .doesNotContain("SELECT", "OCA");
    }

    @Test
    @DisplayName("say when it is not known whether a row was added")
    void unknownFate() {
        assertThat(ScriptedNextcloud.answering(COLUMNS)
                        .thenFails(true)
                        .failure(InsertRow::new, json("{'table_id':3,'data':{'Name':'x'}}")))
                .contains("not known whether");
    }
}
