package org.nextcloudmcp.nextcloud.tables;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.json.CachedJson;

@DisplayName("A cell")
class CellTest {

    private static final List<Option> OPTIONS =
            List.of(new Option(0, "new"), new Option(1, "used"), new Option(2, "1"), new Option(3, "a, b"));

    private static Cell cell(String name) {
        return switch (name) {
            case "number" -> new NumberCell(Optional.empty(), Optional.empty(), 2);
            case "one" -> new SelectionCell(OPTIONS);
            case "many" -> new ManySelectionCell(OPTIONS);
            case "both" -> new DatetimeCell(DatetimeCell.Form.BOTH);
            case "text" -> new TextCell(OptionalLong.of(50));
            case "date" -> new DatetimeCell(DatetimeCell.Form.DATE);
            case "time" -> new DatetimeCell(DatetimeCell.Form.TIME);
            case "link" -> new LinkCell("url,contacts");
            case "plainlink" -> new LinkCell("");
            case "people" -> new PeopleCell(Set.of("user", "group", "team"), true);
            default -> new CheckCell();
        };
    }

    private static JsonValue json(String text) {
        return CachedJson.readValue(text.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "number; 1.50; 1.5",
                "number; '-3'; -3",
                "number; 1e3; 1000",
                "number; 999999999999999; 999999999999999",
                "one; 'used'; 1",
                "one; 0; 0",
                "one; '0'; 0",
                "one; '1'; 2",
                "many; ['used','new',1]; [0,1]",
                "many; 'a, b'; [3]",
                "check; true; 'true'",
                "check; 'false'; 'false'",
                "both; '2026-11-21T18:30'; '2026-11-21 18:30'",
                "both; '2026-11-21 18:30:00'; '2026-11-21 18:30'",
                "time; '07:05'; '07:05'",
                "time; '07:05:00'; '07:05'",
                "date; '2026-11-21T00:00:00'; '2026-11-21'",
                "text; 7; '7'",
                "text; true; 'true'",
                "people; ['bob',{'id':'staff','type':'group'}]; [{'id':'bob','type':0},{'id':'staff','type':1}]"
            })
    @DisplayName("takes each value in the forms that people use")
    void fits(String cell, String given, String stored) {
        assertThat(cell(cell).stored(json(given))).isEqualTo(Fit.value(json(stored)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "number; 1.234",
                "number; 1e300",
                "number; 1e2147483647",
                "number; 1e-300",
                "number; 'NaN'",
                "number; 1234567890123456",
                "number; true",
                "one; 'gone'",
                "one; -1",
                "one; 1.5",
                "many; ['new','gone']",
                "many; {}",
                "check; 1",
                "both; '2026-11-21T18:30Z'",
                "both; '2026-11-21T18:30:01'",
                "both; '2026-13-21 18:30'",
                "both; '2026-11-21'",
                "time; '24:00'",
                "link; 'javascript:alert(1)'",
                "link; 'no link'",
                "link; {'title':'a (http://evil.example)','url':'https://example.org'}",
                "people; {'id':'x','type':'robot'}",
                "people; ['']",
                "people; 7"
            })
    @DisplayName("refuses what the app would lose")
    void faults(String cell, String given) {
        assertThat(cell(cell).stored(json(given))).isInstanceOf(Fit.Fault.class);
    }

    @ParameterizedTest
    @CsvSource({"link,true", "plainlink,false"})
    @DisplayName("names the source of a link only where the column asks for it, and shows a link as it was given")
    void links(String name, boolean isNamed) {
        var given = json("{'title':'Example','url':'https://example.org/a?b=c#d'}");

        var stored = ((Fit.Value) cell(name).stored(given)).stored();

        assertThat(stored.toString().contains("providerId")).isEqualTo(isNamed);
        assertThat(cell(name).shown(stored)).isEqualTo(given);
    }
}
