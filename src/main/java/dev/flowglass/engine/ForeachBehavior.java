package dev.flowglass.engine;

import dev.flowglass.model.ForeachStep;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.LinkedHashMap;

/// The iterations of a `foreach`.
final class ForeachBehavior {
    private ForeachBehavior() {}

    static Detail.Plan plan(ForeachStep step, Obj input) {
        var collection = step.collection().from(input);
        if (collection.isPresent() && collection.get() instanceof Array elements) {
            return new Detail.Plan.Spread(elements.size());
        }
        return new Detail.Plan.Break(Failure.runtime("Step %s: collection %s is %s, but has to be an array."
                .formatted(
                        step.name(),
                        step.collection(),
                        collection.map(Texts::brief).orElse("missing"))));
    }

    /// The input of one iteration: that of the step with the element and, where asked for, its position.
    static Obj input(ForeachStep step, Obj input, int position) {
        var elements = (Array) step.collection().from(input).orElseThrow();
        var entries = new LinkedHashMap<String, Value>(input.entries());
        entries.put(step.item(), elements.elements().get(position));
        step.index().ifPresent(key -> entries.put(key, Value.of(position)));
        return Obj.of(entries);
    }
}
