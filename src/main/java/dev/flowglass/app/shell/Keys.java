package dev.flowglass.app.shell;

import static dev.flowglass.app.shell.Keys.Context.EDITOR;
import static dev.flowglass.app.shell.Keys.Context.GRAPH;
import static dev.flowglass.app.shell.Keys.Context.PANE;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The one table of keys. Menus, toolbar, tooltips, palette and the page of keys read it, and so does the test that
/// no two actions share a key where the focus is.
///
/// `Shortcut` is Ctrl, on a Mac it is Cmd.
public final class Keys {
    /// Where the focus is.
    public enum Context {
        EDITOR,
        GRAPH,
        /// Anything else.
        PANE
    }

    /// A set of keys that people know from elsewhere.
    public enum Scheme {
        STANDARD,
        INTELLIJ
    }

    /// The keys of an action.
    ///
    /// @param keys the first one is shown
    public record Binding(String action, Set<Context> contexts, List<KeyCombination> keys) {
        public Binding {
            contexts = Set.copyOf(contexts);
            keys = List.copyOf(keys);
        }
    }

    /// Two actions with one key where the focus is.
    public record Conflict(String first, String second, KeyCombination key) {}

    private static final Set<Context> EVERYWHERE = EnumSet.allOf(Context.class);

    private static final List<Binding> STANDARD = List.of(
            // file
            everywhere("file.new", "Shortcut+N"),
            everywhere("file.new-from-template", "Shortcut+Shift+N"),
            everywhere("file.open", "Shortcut+O"),
            everywhere("file.open-folder", "Shortcut+Alt+O"),
            everywhere("file.save", "Shortcut+S"),
            everywhere("file.save-as", "Shortcut+Shift+S"),
            everywhere("file.close", "Shortcut+W", "Shortcut+F4"),
            everywhere("file.next-tab", "Ctrl+Tab", "Ctrl+Page Down"),
            everywhere("file.previous-tab", "Ctrl+Shift+Tab", "Ctrl+Page Up"),
            everywhere("file.quit", "Shortcut+Q"),
            // edit
            new Binding("edit.undo", EnumSet.of(EDITOR, GRAPH), keys("Shortcut+Z")),
            new Binding("edit.redo", EnumSet.of(EDITOR, GRAPH), keys("Shortcut+Y", "Shortcut+Shift+Z")),
            in(EDITOR, "edit.cut", "Shortcut+X"),
            in(EDITOR, "edit.copy", "Shortcut+C"),
            in(EDITOR, "edit.paste", "Shortcut+V"),
            in(EDITOR, "edit.select-all", "Shortcut+A"),
            in(EDITOR, "edit.find", "Shortcut+F"),
            in(EDITOR, "edit.replace", "Shortcut+H"),
            everywhere("edit.find-next", "F3"),
            everywhere("edit.find-previous", "Shift+F3"),
            in(EDITOR, "edit.comment", "Shortcut+Slash", "Shortcut+Divide"),
            in(EDITOR, "edit.indent", "Tab"),
            in(EDITOR, "edit.outdent", "Shift+Tab"),
            in(EDITOR, "edit.format", "Shift+Alt+F"),
            in(EDITOR, "edit.rename", "F2"),
            in(EDITOR, "edit.fold", "Shortcut+Shift+Open Bracket"),
            in(EDITOR, "edit.unfold", "Shortcut+Shift+Close Bracket"),
            in(EDITOR, "edit.fold-all", "Shortcut+Alt+Open Bracket"),
            in(EDITOR, "edit.unfold-all", "Shortcut+Alt+Close Bracket"),
            everywhere("edit.go-to-line", "Shortcut+G"),
            everywhere("edit.go-to-step", "Shortcut+Shift+O"),
            in(EDITOR, "edit.quick-fix", "Alt+Enter"),
            in(EDITOR, "edit.complete", "Ctrl+Space"),
            everywhere("edit.next-problem", "F8"),
            everywhere("edit.previous-problem", "Shift+F8"),
            // view
            everywhere("view.palette", "Shortcut+Shift+P", "Shortcut+K"),
            everywhere("view.project", "Alt+1"),
            everywhere("view.executions", "Alt+2"),
            everywhere("view.editor", "Alt+3"),
            everywhere("view.graph", "Alt+4"),
            everywhere("view.timeline", "Alt+5"),
            everywhere("view.callbacks", "Alt+6"),
            everywhere("view.problems", "Alt+7"),
            everywhere("view.data", "Alt+8"),
            everywhere("view.console", "Alt+9"),
            everywhere("view.queues", "Alt+0"),
            everywhere("view.outline", "Shift+Alt+O"),
            everywhere("view.debug", "Shortcut+Shift+G"),
            everywhere("view.breakpoints", "Shortcut+Shift+B"),
            everywhere("view.evaluate", "Shortcut+Shift+E"),
            everywhere("view.step", "Shortcut+I"),
            everywhere("view.show-left", "Shortcut+B"),
            everywhere("view.show-bottom", "Shortcut+J"),
            everywhere("view.show-right", "Shortcut+Alt+B"),
            everywhere("view.show-graph", "Shortcut+Alt+G"),
            everywhere("view.dark", "Shortcut+Alt+D"),
            everywhere("view.language", "Shortcut+Alt+L"),
            new Binding(
                    "view.larger-text",
                    EnumSet.of(EDITOR, PANE),
                    keys("Shortcut+Plus", "Shortcut+Equals", "Shortcut+Shift+Equals", "Shortcut+Add")),
            new Binding("view.smaller-text", EnumSet.of(EDITOR, PANE), keys("Shortcut+Minus", "Shortcut+Subtract")),
            new Binding("view.normal-text", EnumSet.of(EDITOR, PANE), keys("Shortcut+0", "Shortcut+Numpad 0")),
            // graph
            in(GRAPH, "graph.zoom-in", "Shortcut+Plus", "Shortcut+Equals", "Shortcut+Shift+Equals", "Shortcut+Add"),
            in(GRAPH, "graph.zoom-out", "Shortcut+Minus", "Shortcut+Subtract"),
            in(GRAPH, "graph.zoom-normal", "Shortcut+0", "Shortcut+Numpad 0"),
            in(GRAPH, "graph.fit", "Shortcut+1", "Shortcut+Numpad 1"),
            in(GRAPH, "graph.find", "Shortcut+F"),
            in(GRAPH, "graph.insert-after", "Insert", "Shortcut+Enter"),
            in(GRAPH, "graph.insert-before", "Shift+Insert", "Shortcut+Shift+Enter"),
            in(GRAPH, "graph.delete", "Delete", "Backspace"),
            in(GRAPH, "graph.cut", "Shortcut+X"),
            in(GRAPH, "graph.copy", "Shortcut+C"),
            in(GRAPH, "graph.paste", "Shortcut+V"),
            in(GRAPH, "graph.duplicate", "Shortcut+D"),
            in(GRAPH, "graph.select-all", "Shortcut+A"),
            in(GRAPH, "graph.rename", "F2"),
            in(GRAPH, "graph.move-up", "Alt+Up"),
            in(GRAPH, "graph.move-down", "Alt+Down"),
            in(PANE, "timeline.find", "Shortcut+F"),
            // run
            everywhere("run.start", "F5"),
            everywhere("run.start-with-input", "Shortcut+Shift+R"),
            everywhere("run.stop", "Shift+F5"),
            // time travel
            everywhere("time.back", "Shortcut+Shift+F10"),
            everywhere("time.back-step", "Shortcut+Shift+F11"),
            everywhere("time.forward", "Shortcut+Shift+F12"),
            everywhere("time.forward-step", "Shortcut+Shift+F9"),
            new Binding("time.start", EnumSet.of(GRAPH, PANE), keys("Shortcut+Shift+Home")),
            everywhere("time.next-timer", "Shortcut+Shift+F4"),
            everywhere("timeline.lanes", "Shortcut+Shift+L"),
            everywhere("time.live", "Shortcut+Shift+F6"),
            // overrides
            everywhere("override.step", "Shortcut+Shift+M"),
            // history
            everywhere("history.fork", "Shortcut+Shift+F3"),
            everywhere("history.from-step", "Shortcut+Shift+F2"),
            everywhere("history.compare", "Shortcut+Shift+D"),
            everywhere("run.without-stopping", "Shortcut+F5"),
            everywhere("run.restart", "Shortcut+Shift+F5"),
            // debug
            everywhere("debug.continue"),
            everywhere("debug.pause", "F6"),
            everywhere("debug.over", "F10"),
            everywhere("debug.into", "F11"),
            everywhere("debug.out", "Shift+F11"),
            everywhere("debug.event", "Shortcut+F11"),
            everywhere("debug.run-to", "Shortcut+F10"),
            everywhere("debug.toggle", "F9"),
            everywhere("debug.show-stop", "Alt+F10"),
            // callbacks
            everywhere("callbacks.approve", "Shortcut+Shift+Y"),
            everywhere("callbacks.reject", "Shortcut+Shift+U"),
            everywhere("callbacks.report", "Shortcut+T"),
            // help
            everywhere("help.keys", "F1"));

    private static final Map<String, List<KeyCombination>> INTELLIJ = Map.ofEntries(
            Map.entry("run.start", keys("Shift+F9", "F5")),
            Map.entry("run.stop", keys("Shortcut+F2")),
            Map.entry("run.without-stopping", keys("Shift+F10")),
            Map.entry("run.restart", keys("Shortcut+F5")),
            Map.entry("debug.continue", keys("F9")),
            Map.entry("debug.pause", keys("Ctrl+Pause")),
            Map.entry("debug.over", keys("F8")),
            Map.entry("debug.into", keys("F7")),
            Map.entry("debug.out", keys("Shift+F8")),
            Map.entry("debug.run-to", keys("Alt+F9")),
            Map.entry("view.evaluate", keys("Alt+F8")),
            Map.entry("view.breakpoints", keys("Shortcut+Shift+F8")),
            Map.entry("debug.toggle", keys("Shortcut+F8")),
            Map.entry("edit.go-to-step", keys("Shortcut+F12")),
            Map.entry("edit.format", keys("Shortcut+Alt+L")),
            Map.entry("view.language", keys("Shortcut+Alt+U")),
            Map.entry("edit.rename", keys("Shift+F6")),
            Map.entry("edit.next-problem", keys("F2")),
            Map.entry("edit.previous-problem", keys("Shift+F2")),
            Map.entry("view.palette", keys("Shortcut+Shift+A", "Shortcut+Shift+P")),
            Map.entry("edit.replace", keys("Shortcut+R")),
            Map.entry("graph.rename", keys("Shift+F6")));

    private final ObjectProperty<Scheme> scheme = new SimpleObjectProperty<>(this, "scheme", Scheme.STANDARD);

    public ObjectProperty<Scheme> schemeProperty() {
        return scheme;
    }

    /// The table of the scheme in use.
    public List<Binding> bindings() {
        return bindings(Objects.requireNonNull(scheme.get()));
    }

    public static List<Binding> bindings(Scheme scheme) {
        return switch (scheme) {
            case STANDARD -> STANDARD;
            case INTELLIJ ->
                STANDARD.stream()
                        .map(binding -> new Binding(
                                binding.action(),
                                binding.contexts(),
                                INTELLIJ.getOrDefault(binding.action(), binding.keys())))
                        .toList();
        };
    }

    /// The key that is shown with an action.
    public Optional<KeyCombination> of(String action) {
        return bindings().stream()
                .filter(binding -> binding.action().equals(action))
                .flatMap(binding -> binding.keys().stream())
                .findFirst();
    }

    /// The key as a person reads it, empty without one.
    public String text(String action) {
        return of(action).map(KeyCombination::getDisplayText).orElse("");
    }

    /// The action that a key means where the focus is.
    public Optional<String> action(KeyEvent event, Context focus) {
        return bindings().stream()
                .filter(binding -> binding.contexts().contains(focus))
                .filter(binding -> binding.keys().stream().anyMatch(key -> key.match(event)))
                .map(Binding::action)
                .findFirst();
    }

    /// True when a key stands in the table, wherever the focus is.
    public boolean knows(KeyEvent event) {
        return bindings().stream().flatMap(binding -> binding.keys().stream()).anyMatch(key -> key.match(event));
    }

    /// None, says a test.
    public static List<Conflict> conflicts(Scheme scheme) {
        var conflicts = new ArrayList<Conflict>();
        var bindings = bindings(scheme);
        for (int i = 0; i < bindings.size(); i++) {
            for (var other : bindings.subList(i + 1, bindings.size())) {
                var one = bindings.get(i);
                if (one.contexts().stream().anyMatch(other.contexts()::contains)) {
                    one.keys().stream()
                            .filter(other.keys()::contains)
                            .forEach(key -> conflicts.add(new Conflict(one.action(), other.action(), key)));
                }
            }
        }
        return conflicts;
    }

    private static Binding everywhere(String action, String... keys) {
        return new Binding(action, EVERYWHERE, keys(keys));
    }

    private static Binding in(Context context, String action, String... keys) {
        return new Binding(action, EnumSet.of(context), keys(keys));
    }

    private static List<KeyCombination> keys(String... keys) {
        return List.of(keys).stream().map(KeyCombination::valueOf).toList();
    }
}
