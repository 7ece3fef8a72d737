package dev.flowglass.language.check;

import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Problems;
import java.util.BitSet;

/// A step that no way leads to. Of steps that would follow it only the first is named.
final class UnreachableSteps implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        for (var list : subject.lists()) {
            var ways = subject.ways(list);
            var reached = ways.reachable(0, new BitSet());
            for (int i = 1; i < list.size(); i++) {
                if (!reached.get(i)) {
                    var step = list.get(i);
                    problems.add(LanguageCode.UNREACHABLE_STEP, step.head(), step.name());
                    reached = ways.reachable(i, reached);
                }
            }
        }
    }
}
