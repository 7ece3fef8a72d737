package dev.flowglass.language.check;

import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Problems;
import java.util.BitSet;

/// A `goto` that leads back into steps which cannot be left. That a task may fail is not counted as a way out.
final class EndlessLoops implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        for (var list : subject.lists()) {
            var ways = subject.ways(list);
            var caught = ways.reachable(0, new BitSet());
            caught.andNot(ways.canLeave());
            caught.stream()
                    .forEach(i -> ways.from(i).stream()
                            .filter(way -> way.to() <= i)
                            .flatMap(way -> way.by().stream())
                            .forEach(jump -> problems.add(LanguageCode.ENDLESS_LOOP, jump.range(), jump.name())));
        }
    }
}
