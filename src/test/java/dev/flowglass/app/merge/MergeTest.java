package dev.flowglass.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.merge.Merge.Choice;
import dev.flowglass.app.merge.Merge.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final String BASE = "one\ntwo\nthree\nfour\nfive\nsix\n";

    @Test
    void changesInDifferentPlacesFitTogetherByThemselves() {
        var mine = BASE.replace("one", "ONE");
        var theirs = BASE.replace("five\n", "") + "seven\n";

        var merge = Merge.of(BASE, mine, theirs);

        assertThat(merge.proposals()).containsExactly(Choice.MINE, Choice.THEIRS, Choice.THEIRS);
        assertThat(merge.text(merge.proposals())).isEqualTo("ONE\ntwo\nthree\nfour\nsix\nseven\n");
    }

    @Test
    void changesOfOneLineOnBothSidesAreToBeChosen() {
        var merge = Merge.of(BASE, BASE.replace("three", "mine"), BASE.replace("three", "theirs"));

        assertThat(merge.differences())
                .containsExactly(new Part.Difference(List.of("three"), List.of("mine"), List.of("theirs")));
        assertThat(merge.proposals()).containsExactly(Choice.OPEN);
        assertThat(merge.text(List.of(Choice.BOTH))).isEqualTo("one\ntwo\nmine\ntheirs\nfour\nfive\nsix\n");
    }

    @Test
    void theSameChangeOnBothSidesIsNoDifference() {
        var both = BASE.replace("three", "3");

        assertThat(Merge.of(BASE, both, both).differences()).isEmpty();
    }

    @Test
    void whatOneSideDeletedAndTheOtherChangedIsToBeChosen() {
        var merge = Merge.of(BASE, BASE.replace("two\nthree\n", ""), BASE.replace("three", "3"));

        assertThat(merge.proposals()).containsExactly(Choice.OPEN);
        assertThat(merge.text(List.of(Choice.THEIRS))).isEqualTo(BASE.replace("three", "3"));
    }

    @Test
    void choosingOneSideEverywhereGivesThatSideAndFittingChangesAreNeverLost() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var base = text(random);
            var mine = edited(base, random, "m");
            var theirs = edited(base, random, "t");

            var merge = Merge.of(base, mine, theirs);

            int count = merge.differences().size();
            assertThat(merge.text(Collections.nCopies(count, Choice.MINE)))
                    .as("mine, seed %d", seed)
                    .isEqualTo(mine);
            assertThat(merge.text(Collections.nCopies(count, Choice.THEIRS)))
                    .as("theirs, seed %d", seed)
                    .isEqualTo(theirs);
            assertThat(Merge.of(base, mine, base)
                            .text(Merge.of(base, mine, base).proposals()))
                    .as("only mine, seed %d", seed)
                    .isEqualTo(mine);
        }
    }

    @Test
    void twoLargeTextsThatHaveNothingInCommonAreComparedAtOnce() {
        var one = lines("a", 20_000);
        var other = lines("b", 20_000);

        assertThat(LineDiff.of(one, other)).containsExactly(new LineDiff.Hunk(0, 20_000, 0, 20_000));
    }

    private static List<String> lines(String prefix, int count) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            lines.add(prefix + i);
        }
        return lines;
    }

    private static String text(Random random) {
        var lines = new ArrayList<String>();
        for (int i = random.nextInt(12); i >= 0; i--) {
            lines.add(String.valueOf((char) ('a' + random.nextInt(5))));
        }
        return String.join("\n", lines);
    }

    private static String edited(String text, Random random, String sign) {
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        for (int i = random.nextInt(5); i > 0; i--) {
            int at = random.nextInt(lines.size());
            switch (random.nextInt(3)) {
                case 0 -> lines.add(at, sign + i);
                case 1 -> lines.set(at, sign + i);
                default -> {
                    if (lines.size() > 1) {
                        lines.remove(at);
                    }
                }
            }
        }
        return String.join("\n", lines);
    }
}
