package dev.flowglass.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.words.Messages;
import java.util.Locale;
import javafx.scene.input.KeyCodeCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {
    @ParameterizedTest
    @EnumSource
    void noTwoActionsShareAKeyWhereTheFocusIs(Keys.Scheme scheme) {
        assertThat(Keys.conflicts(scheme)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyActionOfTheTableStandsThereOnceAndHasAName(Keys.Scheme scheme) {
        assertThat(Keys.bindings(scheme)).extracting(Keys.Binding::action).doesNotHaveDuplicates();
        for (var binding : Keys.bindings(scheme)) {
            assertThat(Messages.of(Locale.ENGLISH).has("action." + binding.action()))
                    .as(binding.action())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKeyIsAKeyOfTheKeyboard(Keys.Scheme scheme) {
        assertThat(Keys.bindings(scheme))
                .flatMap(Keys.Binding::keys)
                .allMatch(key -> key instanceof KeyCodeCombination, "a key code");
    }

    @Test
    void theFirstKeyIsTheOneThatIsShown() {
        var keys = new Keys();

        assertThat(keys.text("run.start")).isEqualTo("F5");
        keys.schemeProperty().set(Keys.Scheme.INTELLIJ);
        assertThat(keys.text("run.start")).isEqualTo("Shift+F9");
        assertThat(keys.text("help.about")).isEmpty();
    }
}
