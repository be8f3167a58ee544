package org.nextcloudmcp.schema;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A record with a component of every type that there is a form for. */
record Everything(Texts texts, Numbers numbers, Times times, Several several, Left left) {

    enum Kind {
        FILE,
        OPEN_FOLDER,
        @JsonName("utf-8")
        UTF_8
    }

    record Texts(
            @ToolArg(description = "any") String text,
            @Size(min = 1, max = 5) String word,
            @Pattern(regexp = "[a-c]*") String letters,
            Kind kind,
            URI link) {}

    record Numbers(int small, @Min(0) @Max(10) int limited, long big, double ratio, BigDecimal exact, boolean flag) {}

    record Times(Instant at, OffsetDateTime withOffset, LocalDate day) {}

    record Several(
            List<@Size(max = 3) String> shortWords,
            @NotEmpty List<Numbers> numbers,
            Map<String, Long> counts,
            JsonObject object,
            List<JsonValue> values) {}

    record Left(
            Optional<@Size(max = 3) String> text,
            OptionalLong big,
            @Max(3) OptionalInt small,
            OptionalDouble ratio,
            Optional<List<Kind>> kinds,

            @ToolArg(description = "a page", defaultValue = "7") @Min(1)
            int page,

            @ToolArg(description = "a kind", defaultValue = "open_folder")
            Kind kind,

            @ToolArg(description = "words", defaultValue = "[\"a\"]")
            List<String> words,

            @ToolArg(description = "a word", defaultValue = "")
            String word) {}
}
