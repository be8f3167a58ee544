package org.nextcloudmcp.nextcloud.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The time of a recipe")
class TimeFormTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "PT15M", "PT1H30M", "PT90S", "PT0H15M0S"})
    @DisplayName("is what the app keeps")
    void kept(String text) {
        assertThat(text).matches(Time.FORM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"15 minutes", "PT", "P1D", "P1DT2H", "pt15m", "PT1.5H", "PT-5M", "1:30", " PT15M", "PT5M3H"})
    @DisplayName("is nothing that the app would lose")
    void lost(String text) {
        assertThat(text).doesNotMatch(Time.FORM);
    }
}
