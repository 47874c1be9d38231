package org.storelink.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.bind.Jsonb;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.storelink.platform.Page;
import org.storelink.platform.Paging;

class JsonTest {

    private final Jsonb jsonb = new Json().getContext(Object.class);

    public enum Tone {
        GOOD,
        NOT_SO_GOOD
    }

    public record Word(String text, boolean isShort) {}

    public record Everything(
            long id,
            String nickName,
            Optional<Instant> lastSync,
            Optional<LocalDate> completeThrough,
            Tone tone,
            Map<Tone, Word> words,
            List<Tone> tones) {}

    public record Wish(
            String nickName,
            Boolean autoImport,
            Tone tone,
            Map<String, String> credentials,
            Instant until,
            LocalDate from) {}

    @Test
    void recordsAreWrittenInSnakeCaseWithNullsAndConstantsInLowerCase() {
        Map<Tone, Word> words = new EnumMap<>(Tone.class);
        words.put(Tone.NOT_SO_GOOD, new Word("só", true));

        String json = jsonb.toJson(new Everything(
                7,
                "a",
                Optional.of(Instant.parse("2026-11-22T08:15:30.123456Z")),
                Optional.empty(),
                Tone.NOT_SO_GOOD,
                words,
                List.of(Tone.GOOD)));

        assertThat(json).contains("\"id\":7").contains("\"nick_name\":\"a\"");
        assertThat(json).contains("\"last_sync\":\"2026-11-22T08:15:30\"").contains("\"complete_through\":null");
        assertThat(json).contains("\"tone\":\"not_so_good\"").contains("\"tones\":[\"good\"]");
        assertThat(json).contains("\"words\":{\"not_so_good\":{\"is_short\":true,\"text\":\"só\"}}");
    }

    @Test
    void listsShareOneEnvelope() {
        String json = jsonb.toJson(Page.cut(List.of("a", "b", "c"), Paging.of(2, 2)));

        assertThat(json)
                .isEqualTo("{\"metadata\":{\"resultset\":{\"count\":2,\"page\":2,\"total_count\":3,\"total_pages\":2}},"
                        + "\"results\":[\"c\"]}");
    }

    @Test
    void bodiesAreReadLikeTheyAreWritten() {
        Wish wish = jsonb.fromJson(
                "{\"nick_name\":\"a\",\"tone\":\"not_so_good\",\"credentials\":{\"one_two\":\"three\"},\"until\":\"2026-11-22T08:15:30\"}",
                Wish.class);

        assertThat(wish.nickName()).isEqualTo("a");
        assertThat(wish.autoImport()).isNull();
        assertThat(wish.tone()).isEqualTo(Tone.NOT_SO_GOOD);
        assertThat(wish.credentials()).containsExactly(Map.entry("one_two", "three"));
        assertThat(wish.until()).isEqualTo(Instant.parse("2026-11-22T08:15:30Z"));
    }

    @Test
    void whatIsNoDateOrNoTextIsRefusedBeforeADatabaseChokesOnIt() {
        assertThat(jsonb.fromJson("{\"from\":\"2026-11-22\"}", Wish.class).from())
                .isEqualTo("2026-11-22");
        for (String date : List.of("-999999999-01-01", "+12345-01-01", "0000-01-01", "2026-02-30")) {
            assertThatThrownBy(() -> jsonb.fromJson("{\"from\":\"" + date + "\"}", Wish.class))
                    .hasRootCauseMessage("body: is a date such as 2026-11-22.");
        }
        assertThatThrownBy(() -> jsonb.fromJson("{\"until\":\"+99999-01-01T00:00:00\"}", Wish.class))
                .hasRootCauseMessage("body: is an instant in UTC such as 2026-11-22T08:15:30.");
        assertThatThrownBy(() -> jsonb.fromJson("{\"nick_name\":\"a\\u0000b\"}", Wish.class))
                .hasRootCauseMessage("body: must not hold the character U+0000.");
    }

    @Test
    void anUnknownConstantIsRefusedWithTheAllowedOnes() {
        assertThatThrownBy(() -> jsonb.fromJson("{\"tone\":\"bad\"}", Wish.class))
                .hasRootCauseMessage("body: is one of good, not_so_good.");
    }
}
