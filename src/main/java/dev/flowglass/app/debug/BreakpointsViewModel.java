package dev.flowglass.app.debug;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.editor.History;
import dev.flowglass.app.shell.FlowNames;
import dev.flowglass.app.shell.Settings;
import dev.flowglass.app.theme.BreakpointMark;
import dev.flowglass.debug.BreakOn;
import dev.flowglass.debug.Breakpoint;
import dev.flowglass.debug.Breakpoints;
import dev.flowglass.debug.DebugGate;
import dev.flowglass.debug.StepTree;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.language.Outline;
import dev.flowglass.model.Flow;
import dev.flowglass.model.StepPath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// The breakpoints of all files, and what else to stop on. They follow the steps of open files, are remembered, and are
/// what the gate goes by.
public final class BreakpointsViewModel {
    private static final String FILES = "breakpoints";
    private static final String BREAK_ON = "break-on";

    /// A breakpoint with its file.
    ///
    /// @param file path, or the name of a file that has none
    public record Place(String file, Breakpoint breakpoint) {
        public String fileName() {
            var name = Path.of(file).getFileName();
            return name == null ? file : name.toString();
        }
    }

    private final DebugGate gate;
    private final Settings settings;
    private final Map<String, Breakpoints> byFile = new LinkedHashMap<>();
    private final ObservableValue<Optional<Path>> folder;
    private final Map<String, String> published = new ConcurrentHashMap<>();
    private final Map<EditorViewModel, Subscription> open = new HashMap<>();
    private final ReadOnlyObjectWrapper<List<Place>> places = new ReadOnlyObjectWrapper<>(this, "places", List.of());
    private final ReadOnlyObjectWrapper<Set<BreakOn>> breakOn = new ReadOnlyObjectWrapper<>(this, "breakOn", Set.of());
    private final BooleanProperty muted = new SimpleBooleanProperty(this, "muted");

    /// @param files the open ones
    /// @param folder of the project, whose breakpoints are shown and hold, beside those of open files
    /// @param fileOf where the flow of a name lies, as far as it was run
    public BreakpointsViewModel(
            DebugGate gate,
            Settings settings,
            ObservableList<EditorViewModel> files,
            ObservableValue<Optional<Path>> folder,
            Function<String, Optional<Path>> fileOf) {
        this.folder = folder;
        gate.setNames(flow ->
                fileOf.apply(flow).map(file -> published.get(file.toString())).orElse(flow));
        this.gate = gate;
        this.settings = settings;
        settings.list(FILES).forEach(this::recall);
        breakOn.set(Set.copyOf(settings.list(BREAK_ON).stream()
                .flatMap(name ->
                        Stream.of(BreakOn.values()).filter(each -> each.name().equals(name)))
                .toList()));
        gate.setBreakOn(breakOn.get());
        files.addListener((ListChangeListener<EditorViewModel>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::forget);
                change.getAddedSubList().forEach(this::follow);
            }
        });
        files.forEach(this::follow);
        muted.subscribe((was, is) -> publish());
        folder.subscribe(now -> publish());
    }

    private void recall(String file) {
        var list = new ArrayList<Breakpoint>();
        for (var line : settings.list(FILES + "." + file)) {
            BreakpointText.read(list.size() + 1, line).ifPresent(list::add);
        }
        byFile.put(file, new Breakpoints(StepTree.EMPTY, list));
    }

    // --- open files ---

    private void follow(EditorViewModel file) {
        file.setOnBreakpoint(path -> toggle(file, path));
        open.put(
                file,
                Subscription.combine(
                        file.outlineProperty().subscribe(outline -> rebind(file)),
                        file.pathProperty().subscribe((was, is) -> {
                            var moved = byFile.remove(was.map(Path::toString).orElse(key(file)));
                            if (moved != null) {
                                set(file, moved);
                            }
                        })));
    }

    private void forget(EditorViewModel file) {
        Optional.ofNullable(open.remove(file)).ifPresent(Subscription::unsubscribe);
        publish();
    }

    private void rebind(EditorViewModel file) {
        if (file.documentProperty().get().isPresent()) {
            set(file, of(file).boundTo(tree(file.outline())));
        }
    }

    /// The steps of an outline by name and place.
    static StepTree tree(Outline outline) {
        return new StepTree(nodes(outline.steps()));
    }

    private static List<StepTree.Node> nodes(List<Outline.Node> steps) {
        return steps.stream()
                .map(step -> new StepTree.Node(
                        step.path(),
                        step.name(),
                        step.type(),
                        step.groups().stream()
                                .map(group -> nodes(group.steps()))
                                .toList()))
                .toList();
    }

    private static String key(EditorViewModel file) {
        return file.path().map(Path::toString).orElse(file.name());
    }

    private Breakpoints of(EditorViewModel file) {
        return byFile.getOrDefault(key(file), Breakpoints.NONE);
    }

    private void set(EditorViewModel file, Breakpoints now) {
        if (!now.list().isEmpty() || byFile.containsKey(key(file))) {
            set(key(file), now);
        }
    }

    private void set(String file, Breakpoints now) {
        var before = byFile.put(file, now);
        if (!now.equals(before)) {
            remember();
            publish();
        }
    }

    private void remember() {
        var some = byFile.entrySet().stream()
                .filter(entry -> Path.of(entry.getKey()).isAbsolute())
                .toList();
        some.forEach(entry -> settings.put(
                FILES + "." + entry.getKey(),
                entry.getValue().list().stream().map(BreakpointText::of).toList()));
        settings.put(
                FILES,
                some.stream()
                        .filter(entry -> !entry.getValue().list().isEmpty())
                        .map(Map.Entry::getKey)
                        .toList());
    }

    private void publish() {
        places.set(byFile.entrySet().stream()
                .filter(entry -> isOfProject(entry.getKey()))
                .flatMap(entry ->
                        entry.getValue().list().stream().map(breakpoint -> new Place(entry.getKey(), breakpoint)))
                .toList());
        var gone = new HashSet<>(published.values());
        published.keySet().removeIf(file -> !isOfProject(file));
        byFile.forEach((file, breakpoints) -> {
            if (isOfProject(file)) {
                var flow = flow(file);
                gone.remove(flow);
                published.put(file, flow);
                gate.setBreakpoints(flow, muted.get() ? Breakpoints.NONE : breakpoints);
            }
        });
        gone.forEach(flow -> gate.setBreakpoints(flow, Breakpoints.NONE));
        open.keySet().forEach(file -> file.breakpointsProperty().set(marks(file)));
    }

    private boolean isOfProject(String file) {
        return folder.getValue().isEmpty()
                || Path.of(file).startsWith(folder.getValue().get())
                || open.keySet().stream().anyMatch(each -> key(each).equals(file));
    }

    /// The name of a file's flow, under which it is run.
    private String flow(String file) {
        return open.keySet().stream()
                .filter(each -> key(each).equals(file))
                .findFirst()
                .flatMap(each -> each.documentProperty().get())
                .flatMap(FlowDocument::flow)
                .flatMap(Flow::name)
                .filter(ExecutionId::isName)
                .orElseGet(() -> FlowNames.of(Optional.of(Path.of(file)), file));
    }

    // --- what a person sees and does ---

    /// The breakpoints of the project, those of one file together.
    public ReadOnlyObjectProperty<List<Place>> placesProperty() {
        return places.getReadOnlyProperty();
    }

    /// What the steps of a file are marked with; of several breakpoints at a step the first that is on.
    public Map<StepPath, BreakpointMark> marks(EditorViewModel file) {
        var marks = new LinkedHashMap<StepPath, BreakpointMark>();
        for (var breakpoint : of(file).list()) {
            if (breakpoint.bound()) {
                marks.merge(
                        breakpoint.path(),
                        mark(breakpoint),
                        (one, other) -> one == BreakpointMark.DISABLED ? other : one);
            }
        }
        return marks;
    }

    /// How a breakpoint looks.
    public BreakpointMark mark(Breakpoint breakpoint) {
        if (!breakpoint.bound()) {
            return BreakpointMark.UNBOUND;
        }
        if (!breakpoint.enabled() || muted.get()) {
            return BreakpointMark.DISABLED;
        }
        return breakpoint.isLog()
                ? BreakpointMark.LOG
                : breakpoint.condition().isPresent()
                                || breakpoint.hits() > 1
                                || breakpoint.position().isPresent()
                        ? BreakpointMark.CONDITIONAL
                        : BreakpointMark.ACTIVE;
    }

    /// Sets one before a step, or takes those of the step away.
    public void toggle(EditorViewModel file, StepPath path) {
        change(key(file), of(file).boundTo(tree(file.outline())).toggled(path));
    }

    public void change(Place place, UnaryOperator<Breakpoint> change) {
        change(place.file(), inFile(place).with(place.breakpoint().id(), change));
    }

    public void remove(Place place) {
        change(place.file(), inFile(place).minus(place.breakpoint().id()));
    }

    public void removeAll() {
        byFile.keySet().stream()
                .filter(this::isOfProject)
                .toList()
                .forEach(file -> change(
                        file,
                        new Breakpoints(
                                byFile.getOrDefault(file, Breakpoints.NONE).steps(), List.of())));
    }

    /// What a person changes in a file that is open can be taken back where its text can.
    private void change(String file, Breakpoints now) {
        var before = byFile.getOrDefault(file, Breakpoints.NONE);
        set(file, now);
        if (!now.equals(before)) {
            open.keySet().stream()
                    .filter(each -> key(each).equals(file))
                    .forEach(each -> each.history()
                            .add(new History.Change(() -> putBack(each, before), () -> putBack(each, now))));
        }
    }

    private void putBack(EditorViewModel file, Breakpoints breakpoints) {
        set(key(file), breakpoints.boundTo(tree(file.outline())));
    }

    private Breakpoints inFile(Place place) {
        return byFile.getOrDefault(place.file(), Breakpoints.NONE);
    }

    /// True while no breakpoint stops anything, whether it is on or not.
    public BooleanProperty mutedProperty() {
        return muted;
    }

    public ReadOnlyObjectProperty<Set<BreakOn>> breakOnProperty() {
        return breakOn.getReadOnlyProperty();
    }

    public void breakOn(BreakOn what, boolean on) {
        var now = EnumSet.noneOf(BreakOn.class);
        now.addAll(breakOn.get());
        if (on) {
            now.add(what);
        } else {
            now.remove(what);
        }
        breakOn.set(Set.copyOf(now));
        gate.setBreakOn(now);
        settings.put(BREAK_ON, now.stream().map(Enum::name).toList());
    }
}
