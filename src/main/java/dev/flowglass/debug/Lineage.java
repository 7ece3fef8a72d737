package dev.flowglass.debug;

import dev.flowglass.debug.Site.Slot;
import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Edit;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.expression.Path;
import dev.flowglass.expression.Path.Segment;
import dev.flowglass.model.ChoiceStep;
import dev.flowglass.model.Flow;
import dev.flowglass.model.ForeachStep;
import dev.flowglass.model.Mapping;
import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Where a value of an execution came from, place by place back to its origin, and what has read it. Worked out from
/// the flow and its history.
public final class Lineage {
    /// How a value got to a place from the one before it.
    ///
    /// @param owner step, or the flow, whose mappings they are
    /// @param index of the mapping in its list, from 0
    public record Through(StepPath owner, MappingList list, int index) {}

    public enum MappingList {
        INPUT,
        OUTPUT,
        ERROR
    }

    /// What a value began as.
    public enum Origin {
        EXECUTION_INPUT,
        /// Written into the flow as the source of a mapping.
        CONSTANT,
        /// What a task's resource or a report gave.
        TASK_RESULT,
        CONTEXT,
        /// The number of an iteration.
        POSITION,
        /// Error and cause of a task.
        ERROR,
        /// A person changed it.
        EDITED,
        /// A path that led nowhere.
        MISSING,
        /// Several values put together, as a whole local or a list of matches.
        COMPOSED
    }

    /// @param through the mapping that put it there; nothing where it was only passed on
    public record Hop(Site site, Value value, Optional<Through> through) {}

    /// @param hops the place that was asked for first; each has the same value, and the last is where it began
    public record Trace(List<Hop> hops, Origin origin) {
        public Trace {
            hops = List.copyOf(hops);
        }
    }

    private sealed interface Back {
        record To(Site site, Optional<Through> through) implements Back {}

        record Ends(Origin origin, Optional<Through> through) implements Back {}
    }

    private final Flow flow;
    private final List<Event> events;
    private final List<Edit> edits;

    /// @param events the history as far as it counts
    /// @param edits what persons changed in it
    public Lineage(Flow flow, List<Event> events, List<Edit> edits) {
        this.flow = flow;
        this.events = events;
        this.edits = List.copyOf(edits);
    }

    /// Back from a place. Nothing when there is no value at it.
    public Optional<Trace> trace(Site site) {
        var value = value(site);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        var hops = new ArrayList<Hop>();
        var at = site;
        while (true) {
            switch (back(at)) {
                case Back.Ends(Origin origin, var through) -> {
                    hops.add(new Hop(at, value.get(), through));
                    return Optional.of(new Trace(hops, origin));
                }
                case Back.To(Site before, var through) -> {
                    hops.add(new Hop(at, value.get(), through));
                    if (!value.equals(value(before))) {
                        return Optional.of(new Trace(hops, broken(before, at)));
                    }
                    at = before;
                }
            }
        }
    }

    private Origin broken(Site before, Site after) {
        boolean changed = edits.stream()
                .anyMatch(edit -> edit.after() >= before.eventId() - 1 && edit.after() <= after.eventId());
        return changed ? Origin.EDITED : value(before).isEmpty() ? Origin.MISSING : Origin.COMPOSED;
    }

    /// The mappings that have read a value, or a part of it, or a whole that it is a part of, straight from its place
    /// or from where it was passed on to.
    ///
    /// @param most that are listed
    public List<Hop> readers(Site site, int most) {
        var found = new ArrayList<Hop>();
        for (var event : events.subList(site.eventId() - 1, events.size())) {
            for (var slot : Slot.of(event)) {
                for (var target : mapped(event, slot)) {
                    if (found.size() < most && reads(target, site)) {
                        value(target)
                                .flatMap(value -> back(target) instanceof Back.To(var before, var through)
                                        ? Optional.of(new Hop(target, value, through))
                                        : Optional.empty())
                                .ifPresent(found::add);
                    }
                }
            }
        }
        return found;
    }

    /// The keys that mappings made in a slot.
    private List<Site> mapped(Event event, Slot slot) {
        return mappings(event, slot).mappings().stream()
                .map(mapping -> new Site(event.id(), slot, List.of(new Segment.Key(mapping.target()))))
                .toList();
    }

    private boolean reads(Site target, Site wanted) {
        var at = target;
        boolean through = false;
        while (back(at) instanceof Back.To(Site before, var by)) {
            if (by.isPresent()) {
                if (through) {
                    return false;
                }
                through = true;
            }
            at = before;
            if (at.eventId() == wanted.eventId() && at.slot() == wanted.slot()) {
                return overlap(at.path(), wanted.path());
            }
            if (at.eventId() < wanted.eventId()) {
                return false;
            }
        }
        return false;
    }

    private static boolean overlap(List<Segment> one, List<Segment> other) {
        int common = Math.min(one.size(), other.size());
        return one.subList(0, common).equals(other.subList(0, common));
    }

    /// The value at a place.
    public Optional<Value> value(Site site) {
        return site.eventId() < 1 || site.eventId() > events.size()
                ? Optional.empty()
                : whole(site).flatMap(whole -> new Path(Path.Root.STEP_INPUT, site.path()).from(whole));
    }

    private Optional<Value> whole(Site site) {
        return site.slot() == Slot.LOCALS
                ? Optional.of(Array.of(exits(event(site)).stream()
                        .flatMap(exit -> Slot.THREAD_LOCAL.in(exit).stream())
                        .toList()))
                : site.slot().in(event(site));
    }

    /// The ends of the branches or iterations of a step, in the order of their positions.
    private List<Event> exits(Event succeeded) {
        var exits = new TreeMap<Integer, Event>();
        int from = stepInput(succeeded).map(Event::id).orElse(succeeded.id());
        var positions = new HashMap<Integer, Integer>();
        for (var event : events.subList(from, succeeded.id())) {
            if (event.path().equals(succeeded.path())) {
                if (event.detail() instanceof Detail.Spawned(var input, int parent, int position)
                        && parent == succeeded.thread()) {
                    positions.put(event.thread(), position);
                }
                var position = positions.get(event.thread());
                if (position != null && Slot.of(event).contains(Slot.THREAD_LOCAL)) {
                    exits.put(position, event);
                }
            }
        }
        return List.copyOf(exits.values());
    }

    private Event event(Site site) {
        return events.get(site.eventId() - 1);
    }

    // --- one place back ---

    private Back back(Site site) {
        var event = event(site);
        return switch (site.slot()) {
            case EXECUTION_INPUT -> ends(Origin.EXECUTION_INPUT);
            case FLOW_INPUT -> mapped(site, event, to(event, Slot.EXECUTION_INPUT), Optional.empty());
            case PARENT_INPUT -> parentInput(site, event);
            case PARENT_LOCAL -> localBefore(event, site.path());
            case STEP_INPUT -> {
                var entered = entered(event);
                yield mapped(site, event, to(entered, Slot.PARENT_INPUT), to(entered, Slot.PARENT_LOCAL));
            }
            case RESULT -> ends(Origin.TASK_RESULT);
            case LOCALS ->
                !site.path().isEmpty()
                                && site.path().getFirst() instanceof Segment.Index(int index)
                                && index < exits(event).size()
                        ? go(
                                exits(event).get(index).id(),
                                Slot.THREAD_LOCAL,
                                site.path().subList(1, site.path().size()))
                        : ends(Origin.COMPOSED);
            case OUTPUT -> mapped(site, event, to(stepInput(event), Slot.STEP_INPUT), result(event));
            case MERGED -> merged(site, event);
            case THREAD_INPUT -> threadInput(site, event);
            case THREAD_LOCAL ->
                last(
                                event,
                                other -> other.type() == EventType.STEP_EXITED
                                        && other.thread() == event.thread()
                                        && other.path().parent().equals(Optional.of(event.path())))
                        .map(exit -> go(exit.id(), Slot.MERGED, site.path()))
                        .orElseGet(() -> ends(Origin.COMPOSED));
            case EXECUTION_OUTPUT ->
                mapped(
                        site,
                        event,
                        to(events.getFirst(), Slot.FLOW_INPUT),
                        lastOfFlow(event).map(exit -> new Site(exit.id(), Slot.MERGED, List.of())));
        };
    }

    private static Back ends(Origin origin) {
        return new Back.Ends(origin, Optional.empty());
    }

    private static Back go(int event, Slot slot, List<Segment> path) {
        return new Back.To(new Site(event, slot, path), Optional.empty());
    }

    private static Optional<Site> to(Event event, Slot slot) {
        return Optional.of(new Site(event.id(), slot, List.of()));
    }

    private static Optional<Site> to(Optional<Event> event, Slot slot) {
        return event.map(at -> new Site(at.id(), slot, List.of()));
    }

    private record Mappings(StepPath owner, MappingList list, List<Mapping> mappings) {}

    private Mappings mappings(Event event, Slot slot) {
        var none = new Mappings(event.path(), MappingList.INPUT, List.of());
        if (slot == Slot.FLOW_INPUT) {
            return new Mappings(StepPath.FLOW, MappingList.INPUT, flow.inputMappings());
        }
        if (slot == Slot.EXECUTION_OUTPUT) {
            return new Mappings(StepPath.FLOW, MappingList.OUTPUT, flow.outputMappings());
        }
        return flow.step(event.path())
                .map(step -> switch (slot) {
                    case STEP_INPUT -> new Mappings(event.path(), MappingList.INPUT, step.inputMappings());
                    case OUTPUT -> new Mappings(event.path(), MappingList.OUTPUT, step.outputMappings());
                    case MERGED ->
                        step instanceof TaskStep task && output(event).isEmpty()
                                ? new Mappings(event.path(), MappingList.ERROR, task.errorMappings())
                                : none;
                    default -> none;
                })
                .orElse(none);
    }

    /// A value that mappings made, or the merge of input and local where there are none.
    private Back mapped(Site site, Event event, Optional<Site> input, Optional<Site> local) {
        var mappings = mappings(event, site.slot());
        if (mappings.mappings().isEmpty()) {
            return passed(site, input, local);
        }
        if (site.path().isEmpty() || !(site.path().getFirst() instanceof Segment.Key(String key))) {
            return ends(Origin.COMPOSED);
        }
        for (int i = mappings.mappings().size() - 1; i >= 0; i--) {
            var mapping = mappings.mappings().get(i);
            if (mapping.target().equals(key)) {
                var through = Optional.of(new Through(mappings.owner(), mappings.list(), i));
                return switch (mapping.source()) {
                    case Mapping.Source.Constant constant -> new Back.Ends(Origin.CONSTANT, through);
                    case Mapping.Source.From(Path path) ->
                        from(path, site.path().subList(1, site.path().size()), input, local, through);
                };
            }
        }
        return ends(Origin.COMPOSED);
    }

    /// Without mappings: an output is the local, an input is the input with the local over it.
    private Back passed(Site site, Optional<Site> input, Optional<Site> local) {
        if (site.slot() == Slot.OUTPUT || site.slot() == Slot.EXECUTION_OUTPUT) {
            return local.map(from -> go(from, site.path())).orElseGet(() -> ends(Origin.COMPOSED));
        }
        if (site.path().isEmpty()) {
            return local.isEmpty() || isEmpty(local.get())
                    ? input.map(from -> go(from, List.of())).orElseGet(() -> ends(Origin.COMPOSED))
                    : ends(Origin.COMPOSED);
        }
        var key = site.path().subList(0, 1);
        var from = local.filter(there -> value(there.below(key)).isPresent()).or(() -> input);
        return from.map(there -> go(there, site.path())).orElseGet(() -> ends(Origin.COMPOSED));
    }

    private boolean isEmpty(Site site) {
        return value(site).filter(value -> value.equals(Obj.EMPTY)).isPresent();
    }

    private static Back go(Site from, List<Segment> path) {
        return new Back.To(from.below(path), Optional.empty());
    }

    private Back from(
            Path path, List<Segment> rest, Optional<Site> input, Optional<Site> local, Optional<Through> through) {
        if (path.root() == Path.Root.CONTEXT) {
            return new Back.Ends(Origin.CONTEXT, through);
        }
        var root = path.root() == Path.Root.LOCAL ? local : input;
        if (root.isEmpty()) {
            return new Back.Ends(Origin.COMPOSED, through);
        }
        if (path.listsMatches()) {
            if (rest.isEmpty() || !(rest.getFirst() instanceof Segment.Index(int index))) {
                return new Back.Ends(Origin.COMPOSED, through);
            }
            var matches = value(root.get())
                    .map(value -> matches(value, path.segments()))
                    .orElse(List.of());
            return index < matches.size()
                    ? new Back.To(root.get().below(matches.get(index)).below(rest.subList(1, rest.size())), through)
                    : new Back.Ends(Origin.MISSING, through);
        }
        var there = root.get().below(path.segments());
        return value(there).isPresent()
                ? new Back.To(there.below(rest), through)
                : new Back.Ends(Origin.MISSING, through);
    }

    /// The places that a path with `[*]` matches, in their order.
    private static List<List<Segment>> matches(Value value, List<Segment> segments) {
        if (segments.isEmpty()) {
            return List.of(List.of());
        }
        var rest = segments.subList(1, segments.size());
        var found = new ArrayList<List<Segment>>();
        List<Segment> next = new ArrayList<>();
        if (segments.getFirst() instanceof Segment.All) {
            if (value instanceof Array array) {
                for (int i = 0; i < array.size(); i++) {
                    next.add(new Segment.Index(i));
                }
            } else if (value instanceof Obj obj) {
                obj.entries().keySet().forEach(key -> next.add(new Segment.Key(key)));
            }
        } else {
            next.add(segments.getFirst());
        }
        for (var segment : next) {
            new Path(Path.Root.STEP_INPUT, List.of(segment))
                    .from(value)
                    .ifPresent(inner -> matches(inner, rest).forEach(tail -> {
                        var whole = new ArrayList<Segment>(List.of(segment));
                        whole.addAll(tail);
                        found.add(whole);
                    }));
        }
        return found;
    }

    // --- what belongs together ---

    private interface Wanted {
        boolean is(Event event);
    }

    private Optional<Event> last(Event before, Wanted wanted) {
        for (int id = before.id() - 1; id >= 1; id--) {
            var event = events.get(id - 1);
            if (wanted.is(event)) {
                return Optional.of(event);
            }
        }
        return Optional.empty();
    }

    private Optional<Event> last(Event before, EventType type) {
        return last(
                before,
                event -> event.type() == type
                        && event.thread() == before.thread()
                        && event.path().equals(before.path()));
    }

    private Optional<Event> entered(Event event) {
        return last(event, EventType.STEP_ENTERED);
    }

    /// The event that tells the input of the step that this one belongs to.
    private Optional<Event> stepInput(Event event) {
        return last(
                event,
                other -> other.thread() == event.thread()
                        && other.path().equals(event.path())
                        && (other.detail() instanceof Detail.Started || other.detail() instanceof Detail.Scheduled));
    }

    private Optional<Event> output(Event exit) {
        int entered = entered(exit).map(Event::id).orElse(0);
        return last(exit, EventType.STEP_SUCCEEDED).filter(event -> event.id() > entered);
    }

    private Optional<Event> lastOfFlow(Event before) {
        return last(
                before,
                event -> event.type() == EventType.STEP_EXITED
                        && event.path().parent().equals(Optional.of(StepPath.FLOW)));
    }

    private Back parentInput(Site site, Event entered) {
        var owner = entered.path().parent().orElse(StepPath.FLOW);
        if (owner.isFlow()) {
            return go(1, Slot.FLOW_INPUT, site.path());
        }
        if (flow.step(owner).orElse(null) instanceof ChoiceStep) {
            return last(
                            entered,
                            event -> event.type() == EventType.STEP_STARTED
                                    && event.thread() == entered.thread()
                                    && event.path().equals(owner))
                    .map(started -> go(started.id(), Slot.STEP_INPUT, site.path()))
                    .orElseGet(() -> ends(Origin.COMPOSED));
        }
        return last(entered, event -> event.detail() instanceof Detail.Spawned && event.thread() == entered.thread())
                .map(spawned -> go(spawned.id(), Slot.THREAD_INPUT, site.path()))
                .orElseGet(() -> ends(Origin.COMPOSED));
    }

    private Back localBefore(Event entered, List<Segment> path) {
        return before(entered)
                .map(exit -> go(exit.id(), Slot.MERGED, path))
                .orElseGet(() -> edits.isEmpty() ? ends(Origin.COMPOSED) : ends(Origin.EDITED));
    }

    /// The end of the step that ran before in the same list; nothing for the first.
    private Optional<Event> before(Event entered) {
        var owner = entered.path().parent().orElse(StepPath.FLOW);
        var found = last(
                entered,
                event -> event.thread() == entered.thread()
                        && (event.type() == EventType.STEP_EXITED && isSibling(event.path(), entered.path())
                                || event.type() == EventType.STEP_STARTED
                                        && event.path().equals(owner)
                                || event.detail() instanceof Detail.Spawned
                                        && event.path().equals(owner)));
        return found.filter(event -> event.type() == EventType.STEP_EXITED);
    }

    private static boolean isSibling(StepPath one, StepPath other) {
        var a = one.indices();
        var b = other.indices();
        return a.size() == b.size() && a.subList(0, a.size() - 1).equals(b.subList(0, b.size() - 1));
    }

    private Back merged(Site site, Event exit) {
        var output = output(exit);
        if (site.path().isEmpty()) {
            return ends(Origin.COMPOSED);
        }
        var key = site.path().subList(0, 1);
        if (output.isPresent()
                && value(new Site(output.get().id(), Slot.OUTPUT, key)).isPresent()) {
            return go(output.get().id(), Slot.OUTPUT, site.path());
        }
        if (output.isEmpty()
                && mappings(exit, Slot.MERGED).mappings().stream()
                        .anyMatch(mapping -> key.equals(List.of(new Segment.Key(mapping.target()))))) {
            var error = mapped(site, exit, to(stepInput(exit), Slot.STEP_INPUT), Optional.empty());
            return error instanceof Back.Ends(var origin, var through) && origin == Origin.COMPOSED
                    ? new Back.Ends(Origin.ERROR, through)
                    : error;
        }
        return entered(exit)
                .map(entered -> go(entered.id(), Slot.PARENT_LOCAL, site.path()))
                .orElseGet(() -> ends(Origin.COMPOSED));
    }

    private Back threadInput(Site site, Event spawned) {
        var detail = (Detail.Spawned) spawned.detail();
        var started = last(
                spawned,
                event -> event.type() == EventType.STEP_STARTED
                        && event.thread() == detail.parent()
                        && event.path().equals(spawned.path()));
        if (started.isEmpty()) {
            return ends(Origin.COMPOSED);
        }
        var whole = new Site(started.get().id(), Slot.STEP_INPUT, List.of());
        if (flow.step(spawned.path()).orElse(null) instanceof ForeachStep foreach) {
            if (site.path().isEmpty()) {
                return ends(Origin.COMPOSED);
            }
            if (site.path().getFirst() instanceof Segment.Key(String key)) {
                if (foreach.index().filter(key::equals).isPresent()) {
                    return ends(Origin.POSITION);
                }
                if (key.equals(foreach.item())) {
                    return new Back.To(
                            whole.below(foreach.collection().segments())
                                    .below(List.of(new Segment.Index(detail.position())))
                                    .below(site.path().subList(1, site.path().size())),
                            Optional.empty());
                }
            }
        }
        return go(whole, site.path());
    }

    /// Where `$local` of a step's output mappings is; nothing for steps that make none.
    private Optional<Site> result(Event succeeded) {
        var step = flow.step(succeeded.path());
        return step.flatMap(known -> result(succeeded, known));
    }

    private Optional<Site> result(Event succeeded, Step step) {
        return switch (step) {
            case TaskStep task -> to(last(succeeded, EventType.TASK_SUCCEEDED), Slot.RESULT);
            case ChoiceStep choice ->
                last(
                                succeeded,
                                event -> event.thread() == succeeded.thread()
                                        && (event.type() == EventType.STEP_EXITED
                                                        && event.path().parent().equals(Optional.of(succeeded.path()))
                                                || event.type() == EventType.STEP_STARTED
                                                        && event.path().equals(succeeded.path())))
                        .filter(event -> event.type() == EventType.STEP_EXITED)
                        .map(exit -> new Site(exit.id(), Slot.MERGED, List.of()));
            default ->
                step.groups().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Site(succeeded.id(), Slot.LOCALS, List.of()));
        };
    }
}
