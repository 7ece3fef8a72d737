package dev.flowglass.app.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.value.Json;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RaceLabTest {
    /// Each deed with what became of it: `-` when it was taken, else why not.
    private static String deeds(RaceLab.Played played) {
        return played.steps().stream()
                .map(step -> step.deed().kind() + " "
                        + step.refused().map(Enum::name).orElse("-"))
                .collect(Collectors.joining(", "));
    }

    private static String end(RaceLab.Played played) {
        var state = played.after();
        return state.status()
                + state.output().map(output -> " " + Json.text(output)).orElse("")
                + state.failure().map(failure -> " " + failure.error()).orElse("");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        REPORT_BEFORE_TIMEOUT             | SUCCEED -, TIMER EXECUTION_ENDED                | SUCCEEDED {"s":"ok"}
        REPORT_FIRST_AT_THE_SAME_INSTANT  | SUCCEED -, TIMER EXECUTION_ENDED                | SUCCEEDED {"s":"ok"}
        TIMEOUT_FIRST_AT_THE_SAME_INSTANT | TIMER -, SUCCEED TASK_ALREADY_COMPLETED         | FAILED FnF.TaskTimeout
        REPORT_AFTER_TIMEOUT              | TIMER -, SUCCEED TASK_ALREADY_COMPLETED         | FAILED FnF.TaskTimeout
        REPORTED_TWICE                    | SUCCEED -, SUCCEED TASK_ALREADY_COMPLETED       | SUCCEEDED {"s":"ok"}
        SUCCESS_THEN_FAILURE              | SUCCEED -, FAIL TASK_ALREADY_COMPLETED          | SUCCEEDED {"s":"ok"}
        REPORT_BEFORE_STOP                | SUCCEED -, STOP EXECUTION_ENDED                 | SUCCEEDED {"s":"ok"}
        REPORT_AFTER_STOP                 | STOP -, SUCCEED TASK_ALREADY_COMPLETED          | STOPPED Stopped
        OLD_TOKEN_AFTER_RETRY             | FAIL -, TIMER -, SUBMIT -, OLD_TOKEN TASK_ALREADY_COMPLETED | RUNNING
        NEW_TOKEN_AFTER_RETRY             | FAIL -, TIMER -, SUBMIT -, SUCCEED -            | SUCCEEDED {"s":"ok"}
        FAILURE_CAUGHT_BEFORE_TIMEOUT     | FAIL -, TIMER EXECUTION_ENDED                   | SUCCEEDED {}
        TIMEOUT_BEFORE_FAILURE            | TIMER -, FAIL TASK_ALREADY_COMPLETED            | FAILED FnF.TaskTimeout
        REPORT_BEFORE_SUBMITTED           | CALL -, SUCCEED -, SUBMIT TASK_ALREADY_COMPLETED | SUCCEEDED {"s":"ok"}
        """)
    void eachCaseAlwaysEndsInThisWay(RaceCase race, String deeds, String end) {
        var played = RaceLab.play(race);

        assertThat(deeds(played)).isEqualTo(deeds);
        assertThat(end(played)).isEqualTo(end);
    }

    @ParameterizedTest
    @EnumSource
    void playedAgainACaseHasTheSameHistoryAndWhatWasRefusedLeftNoTrace(RaceCase race) {
        var played = RaceLab.play(race);

        assertThat(RaceLab.play(race).history()).isEqualTo(played.history());
        assertThat(played.steps())
                .filteredOn(step -> step.refused().isPresent())
                .allMatch(step -> step.events().isEmpty());
    }

    @Test
    void thereAreAtLeastEightCases() {
        assertThat(List.of(RaceCase.values())).hasSizeGreaterThanOrEqualTo(8);
    }
}
