package dev.flowglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    /// A Tuesday.
    private static final Instant NOW = Instant.parse("2024-03-05T08:09:10Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        * * * * * *           | 2024-03-05T08:09:11Z
        0 30 8 * * *          | 2024-03-05T08:30:00Z
        0 0 8 * * ?           | 2024-03-06T08:00:00Z
        0/15 * * * * *        | 2024-03-05T08:09:15Z
        10-40/10 * * * * *    | 2024-03-05T08:09:20Z
        0 0 0 1 * *           | 2024-04-01T00:00:00Z
        0 0 0 29 2 *          | 2028-02-29T00:00:00Z
        0 0 9 * * MON-FRI     | 2024-03-05T09:00:00Z
        0 0 9 ? * sun         | 2024-03-10T09:00:00Z
        0 0 9 * * 7           | 2024-03-10T09:00:00Z
        0 0 9 * JUL,Dec *     | 2024-07-01T09:00:00Z
        0 0 9 20 * MON        | 2024-03-11T09:00:00Z
        5,7 9,10 8 * * *      | 2024-03-05T08:10:05Z
        """)
    void theNextTimeIsTheFirstAfterNowThatFitsAllFields(String text, Instant next) throws Cron.Malformed {
        assertThat(Cron.parse(text).next(NOW, NOW)).contains(next);
    }

    @ParameterizedTest
    @CsvSource({
        "@every 90m,2024-03-05T08:30:00Z",
        "@every 1h30m10s,2024-03-05T08:30:10Z",
        "@every 10s,2024-03-05T08:09:20Z"
    })
    void everyCountsFromTheBeginning(String text, Instant next) throws Cron.Malformed {
        assertThat(Cron.parse(text).next(NOW, Instant.parse("2024-03-05T07:00:00Z")))
                .contains(next);
    }

    @Test
    void aDateThatNeverComesIsNeverDue() throws Cron.Malformed {
        assertThat(Cron.parse("0 0 0 31 2 *").next(NOW, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * * *",
                "60 * * * * *",
                "* * 24 * * *",
                "* * * 0 * *",
                "* * * * 13 *",
                "* * * * * FUN",
                "5-1 * * * * *",
                "*/0 * * * * *",
                "1/2/3 * * * * *",
                "1-2-3 * * * * *",
                ", * * * * *",
                "@every",
                "@every 5",
                "@every 0s",
                "@every 5d",
                "@every 999999999h",
                "@daily"
            })
    void whatIsNoExpressionIsRefusedWithASentence(String text) {
        assertThatThrownBy(() -> Cron.parse(text))
                .isInstanceOf(Cron.Malformed.class)
                .message()
                .endsWith(".");
    }
}
