package dev.flowglass.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HistoryTest {
    /// The history of a text as an editor keeps it: states, of which one is the present one.
    private static final class States implements History.Text {
        final List<String> states = new ArrayList<>(List.of(""));
        int at;

        void type(String more) {
            states.subList(at + 1, states.size()).clear();
            states.add(states.get(at) + more);
            at++;
        }

        String text() {
            return states.get(at);
        }

        @Override
        public void undo() {
            at = Math.max(0, at - 1);
        }

        @Override
        public void redo() {
            at = Math.min(states.size() - 1, at + 1);
        }

        @Override
        public History.Place place() {
            int here = at;
            return () -> at == here;
        }
    }

    private final States text = new States();
    private final History history = new History();
    private final TreeSet<String> breakpoints = new TreeSet<>();

    HistoryTest() {
        history.attach(text);
    }

    private void type(String more) {
        text.type(more);
        history.edited();
    }

    private void toggle(String step) {
        flip(step);
        history.add(new History.Change(() -> flip(step), () -> flip(step)));
    }

    private void flip(String step) {
        if (!breakpoints.remove(step)) {
            breakpoints.add(step);
        }
    }

    private String state() {
        return text.text() + breakpoints;
    }

    @Test
    void whatWasDoneLastIsTakenBackFirstWhateverItWas() {
        type("a");
        toggle("x");
        type("b");
        toggle("y");
        toggle("x");
        assertThat(state()).isEqualTo("ab[y]");

        var back = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            history.undo();
            back.add(state());
        }
        assertThat(back).containsExactly("ab[x, y]", "ab[x]", "a[x]", "a[]", "[]");
        for (int i = 0; i < 5; i++) {
            history.redo();
        }
        assertThat(state()).isEqualTo("ab[y]");
    }

    @Test
    void nothingIsDoneAgainAfterSomethingElseWasDone() {
        type("a");
        history.undo();
        toggle("x");
        history.redo();
        assertThat(state()).isEqualTo("[x]");

        history.undo();
        type("b");
        history.redo();
        assertThat(state()).isEqualTo("b[]");
    }

    @Test
    void anyMixtureIsTakenBackToTheBeginningAndDoneAgainToTheEnd() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var states = new ArrayList<>(List.of(state()));
            for (int i = 0; i < 40; i++) {
                switch (random.nextInt(4)) {
                    case 0 -> {
                        if (states.size() > 1) {
                            history.undo();
                            states.removeLast();
                        }
                    }
                    case 1 -> {
                        type(String.valueOf((char) ('a' + random.nextInt(26))));
                        states.add(state());
                    }
                    default -> {
                        toggle("s" + random.nextInt(3));
                        states.add(state());
                    }
                }
                assertThat(state()).as("seed %d", seed).isEqualTo(states.getLast());
            }
            for (int i = states.size() - 2; i >= 0; i--) {
                history.undo();
                assertThat(state()).as("seed %d, back to %d", seed, i).isEqualTo(states.get(i));
            }
            for (int i = 1; i < states.size(); i++) {
                history.redo();
                assertThat(state()).as("seed %d, on to %d", seed, i).isEqualTo(states.get(i));
            }
            for (int i = states.size() - 2; i >= 0; i--) {
                history.undo();
            }
        }
    }
}
