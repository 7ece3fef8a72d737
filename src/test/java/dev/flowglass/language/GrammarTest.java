package dev.flowglass.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.model.StepType;
import dev.flowglass.words.Messages;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GrammarTest {
    static Stream<Key> keys() {
        return Arrays.stream(Place.values())
                .flatMap(place -> Grammar.keys(place).stream())
                .distinct();
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void everyPlaceHasKeysWithDifferentNames(Place place) {
        assertThat(Grammar.keys(place)).isNotEmpty();
        assertThat(Grammar.keys(place).stream().map(Key::name)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyKeyIsExplainedInBothLanguages(Key key) {
        for (var locale : Messages.LANGUAGES) {
            assertThat(Messages.of(locale).has(key.documentation()))
                    .as("%s in %s", key.documentation(), locale)
                    .isTrue();
        }
    }

    @Test
    void aKeyKnowsWhichStepsHaveIt() {
        assertThat(Grammar.stepTypesWith("retry")).containsExactly(StepType.TASK);
        assertThat(Grammar.stepTypesWith("end"))
                .doesNotContain(StepType.SUCCEED, StepType.FAIL)
                .hasSize(6);
        assertThat(Grammar.stepTypesWith("name")).containsExactly(StepType.values());
        assertThat(Grammar.stepTypesWith("colour")).isEmpty();
    }

    @Test
    void theHistoryHasTwentyOneEventTypes() {
        assertThat(Grammar.EVENTS).hasSize(21).doesNotHaveDuplicates();
    }
}
