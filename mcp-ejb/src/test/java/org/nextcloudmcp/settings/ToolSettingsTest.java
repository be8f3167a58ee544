package org.nextcloudmcp.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.apps.NextcloudApp;

class ToolSettingsTest {

    @Test
    void without_settings_everything_is_offered_and_nothing_is_hidden() {
        assertThat(new Operator().settings().tools()).isEqualTo(ToolSettings.STANDARD);
    }

    @Test
    void each_rule_can_be_set() {
        var tools = new Operator()
                .sets("mcp.read.only", "true")
                .sets("mcp.tools.allowed", "nc_notes_*, nc_webdav_read_file")
                .sets("mcp.tools.denied", "nc_notes_delete_note")
                .sets("mcp.apps.allowed", "notes,files")
                .sets("mcp.apps.denied", "deck")
                .sets("mcp.hidden.tag", " not for machines ")
                .sets("mcp.limit.file.bytes", "1000000")
                .sets("mcp.limit.document.bytes", "2000000")
                .sets("mcp.limit.list.entries", "50")
                .sets("mcp.limit.bulk.items", "7")
                .settings()
                .tools();

        assertThat(tools)
                .isEqualTo(new ToolSettings(
                        true,
                        new ToolNames(Set.of("nc_notes_*", "nc_webdav_read_file")),
                        new ToolNames(Set.of("nc_notes_delete_note")),
                        Set.of(NextcloudApp.NOTES, NextcloudApp.FILES),
                        Set.of(NextcloudApp.DECK),
                        Optional.of("not for machines"),
                        new ToolLimits(1_000_000, 2_000_000, 50, 7)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mcp.read.only            | yes
            mcp.tools.allowed        | nc_*_read
            mcp.tools.denied         | nc notes
            mcp.apps.allowed         | notes,Deck
            mcp.apps.denied          | mail
            mcp.limit.file.bytes     | 0
            mcp.limit.document.bytes | 1 MB
            mcp.limit.list.entries   | 0
            mcp.limit.bulk.items     | -1
            """)
    void what_is_no_such_rule_is_a_fault(String key, String value) {
        assertThat(new Operator().sets(key, value).faults())
                .extracting(SettingFault::key)
                .containsExactly(key);
    }

    @Test
    void the_fault_names_the_app_that_there_is_not_and_those_that_there_are() {
        var fault = new Operator().sets("mcp.apps.denied", "deck,mail").faults().get(0);

        assertThat(fault.sentence())
                .isEqualTo("MCP_APPS_DENIED (mcp.apps.denied) names “mail”, which is no app that this server has tools"
                        + " for. Choose from files, sharing, notes, calendar, contacts, deck, tables, cookbook, talk.");
    }

    @Test
    void a_name_matches_itself_and_with_a_star_what_begins_with_it() {
        var names = new ToolNames(Set.of("deck_*", "nc_notes_get_note"));

        assertThat(names.match("deck_get_boards")).isTrue();
        assertThat(names.match("nc_notes_get_note")).isTrue();
        assertThat(names.match("nc_notes_get_notes")).isFalse();
        assertThat(names.match("nc_deck_x")).isFalse();
        assertThat(new ToolNames(Set.of("*")).match("anything")).isTrue();
    }

    @Test
    void names_of_no_tool_are_found() {
        var names = new ToolNames(Set.of("deck_*", "nc_notes_get_note", "nc_nots_*", "x"));

        assertThat(names.unknownAmong(List.of("deck_get_boards", "nc_notes_get_note")))
                .containsExactly("nc_nots_*", "x");
    }

    @Test
    void a_server_with_a_rule_for_a_tool_that_there_is_not_answers_no_call_and_says_why() {
        var configuration =
                new Operator().sets("mcp.tools.denied", "deck_dlete*").configuration();
        configuration.namesUnknown(configuration.settings().tools().namesUnknown(List.of("deck_delete_card")));

        assertThat(configuration.usable()).isFalse();
        assertThat(configuration.wellFormed()).isTrue();
        assertThat(configuration.faults())
                .extracting(SettingFault::environmentName)
                .containsExactly("MCP_TOOLS_DENIED");
        assertThatThrownBy(configuration::settings).isInstanceOf(MisconfiguredException.class);
    }

    @Test
    void a_page_has_no_more_entries_than_the_operator_allows() {
        var limits = new ToolLimits(1, 1, 50, 1);

        assertThat(limits.entries(20)).isEqualTo(20);
        assertThat(limits.entries(200)).isEqualTo(50);
    }
}
