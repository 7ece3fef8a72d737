package dev.flowglass.app.editor;

import dev.flowglass.app.theme.BreakpointMark;
import dev.flowglass.app.theme.CoverageMark;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.language.Key;
import dev.flowglass.language.Outline;
import dev.flowglass.language.assist.Explanation;
import dev.flowglass.language.assist.QuickFix;
import dev.flowglass.language.assist.QuickFixes;
import dev.flowglass.language.completion.Completion;
import dev.flowglass.language.completion.Facts;
import dev.flowglass.language.completion.Offer;
import dev.flowglass.language.edit.FlowEdits;
import dev.flowglass.language.edit.Operation;
import dev.flowglass.language.edit.Outcome;
import dev.flowglass.language.format.Format;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Severity;
import dev.flowglass.source.TextEdit;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// One open text: its file, what is read from it, its problems, and where the caret is.
///
/// The text itself is held by the editor that is attached; this asks for it when typing has paused, reads it in the
/// background, and shows the result only if nothing was typed meanwhile.
public final class EditorViewModel {
    private final DocumentReader reader;
    private final Executor background;
    private final Executor fx;
    private final Executor idle;

    private final ReadOnlyObjectWrapper<Optional<Path>> path;
    private final ObjectProperty<FileText> file;
    private final BooleanProperty dirty = new SimpleBooleanProperty(this, "dirty");
    private final BooleanProperty changedOnDisk = new SimpleBooleanProperty(this, "changedOnDisk");
    private final ReadOnlyObjectWrapper<Optional<FlowDocument>> document =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Outline> outline = new ReadOnlyObjectWrapper<>(Outline.EMPTY);
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper(this, "stale");
    private final ObjectProperty<Map<StepPath, GutterMark>> marks = new SimpleObjectProperty<>(Map.of());
    private final ObjectProperty<Map<StepPath, CoverageMark>> coverage =
            new SimpleObjectProperty<>(this, "coverage", Map.of());
    private final ObjectProperty<Map<StepPath, BreakpointMark>> breakpoints = new SimpleObjectProperty<>(Map.of());
    private final ObjectProperty<Set<StepPath>> paused = new SimpleObjectProperty<>(Set.of());
    private final IntegerProperty caret = new SimpleIntegerProperty(this, "caret");
    private final ReadOnlyIntegerWrapper edition = new ReadOnlyIntegerWrapper(this, "edition");
    private final History history = new History();
    private final String untitled;

    private Supplier<String> text;
    private Supplier<Facts> facts = () -> Facts.NONE;
    private Consumer<String> replacement = this::put;
    private Consumer<StepPath> breakpoint = step -> {};
    private Consumer<List<TextEdit>> edits = edits -> {};
    private boolean changing;

    /// @param untitled the name while there is no file
    /// @param idle runs what it is given on the FX thread when typing has paused
    public EditorViewModel(
            Optional<Path> path,
            FileText file,
            String untitled,
            DocumentReader reader,
            Executor background,
            Executor fx,
            Executor idle) {
        this.path = new ReadOnlyObjectWrapper<>(this, "path", path);
        this.file = new SimpleObjectProperty<>(this, "file", file);
        this.untitled = untitled;
        this.reader = reader;
        this.background = background;
        this.fx = fx;
        this.idle = idle;
        this.text = file::text;
        read();
    }

    /// From now on the text comes from an editor.
    ///
    /// @param edit makes edits, as one step that can be undone
    void attach(Supplier<String> source, Consumer<String> replace, Consumer<List<TextEdit>> edit) {
        text = source;
        replacement = replace;
        edits = edit;
    }

    /// While no editor is attached.
    private void put(String replaced) {
        text = () -> replaced;
        dirty.set(!replaced.equals(file().text()));
        edited();
    }

    /// Does an operation, as one step that can be undone. What is to be edited is worked out in the background; when
    /// something was typed meanwhile, it is worked out again.
    ///
    /// @param then told on the FX thread what came of it, after the edit
    public void edit(Operation operation, Consumer<Outcome> then) {
        var current = text.get();
        background.execute(() -> {
            var outcome = FlowEdits.of(current, operation);
            fx.execute(() -> {
                if (!current.equals(text.get())) {
                    edit(operation, then);
                    return;
                }
                if (outcome instanceof Outcome.Edit(var list, var select)) {
                    edits.accept(list);
                }
                then.accept(outcome);
            });
        });
    }

    /// What was done to this file, to be taken back.
    public History history() {
        return history;
    }

    /// Tidies the text, as one step that can be undone; worked out as [#edit].
    ///
    /// @param then told on the FX thread whether it could be done: not while the text is no YAML
    public void format(Consumer<Boolean> then) {
        var current = text.get();
        background.execute(() -> {
            var tidied = Format.edits(current);
            fx.execute(() -> {
                if (!current.equals(text.get())) {
                    format(then);
                    return;
                }
                tidied.filter(list -> !list.isEmpty()).ifPresent(edits);
                then.accept(tidied.isPresent());
            });
        });
    }

    /// The step whose name, or a mention of it in a `goto`, is at a place of the text; else the step around.
    Optional<Outline.Node> named(int offset) {
        return mentioned(outline().steps(), offset).or(() -> outline().at(offset));
    }

    private static Optional<Outline.Node> mentioned(List<Outline.Node> steps, int offset) {
        for (var step : steps) {
            var jumps = Stream.concat(
                    step.jumps().stream(),
                    step.groups().stream().map(Outline.Group::jump).flatMap(Optional::stream));
            var jump = jumps.filter(one -> one.range().touches(offset)).findFirst();
            if (jump.isPresent()) {
                return steps.stream()
                        .filter(one -> one.name().equals(jump.get().target()))
                        .findFirst();
            }
            var inner = step.groups().stream()
                    .map(group -> mentioned(group.steps(), offset))
                    .flatMap(Optional::stream)
                    .findFirst();
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }

    /// The editor's text has changed.
    void edited() {
        history.edited();
        edition.set(edition.get() + 1);
        int now = edition.get();
        idle.execute(() -> {
            if (now == edition.get()) {
                read();
            }
        });
    }

    /// Changes the text as it is now, as one step that can be undone, and reads it at once.
    ///
    /// @param select the step to go to in the new text; the flow for none
    public void change(List<TextEdit> changes, StepPath select) {
        changing = true;
        edits.accept(changes);
        edition.set(edition.get() + 1);
        var read = reader.read(text.get());
        read.outline()
                .flatMap(seen -> seen.find(select))
                .ifPresent(step -> caret.set(step.nameRange().start()));
        changing = false;
        show(read);
    }

    private void read() {
        int asked = edition.get();
        var current = text.get();
        background.execute(() -> {
            var read = reader.read(current);
            fx.execute(() -> {
                if (asked == edition.get()) {
                    show(read);
                }
            });
        });
    }

    private void show(FlowDocument read) {
        document.set(Optional.of(read));
        stale.set(read.picture().isEmpty()
                && (read.outline().isEmpty() || !outline().steps().isEmpty()));
        read.picture().ifPresent(outline::set);
    }

    /// The text as it is now, saved or not.
    public String text() {
        return text.get();
    }

    public ReadOnlyObjectProperty<Optional<Path>> pathProperty() {
        return path.getReadOnlyProperty();
    }

    public Optional<Path> path() {
        return path.get();
    }

    /// The file's name, or what it is called while it has none.
    public ObservableValue<String> nameProperty() {
        return path.map(this::nameOf);
    }

    public String name() {
        return nameOf(path.get());
    }

    private String nameOf(Optional<Path> where) {
        return where.map(Path::getFileName).map(Path::toString).orElse(untitled);
    }

    /// The file as it was last read or written.
    public FileText file() {
        return Objects.requireNonNull(file.get());
    }

    ObjectProperty<FileText> fileProperty() {
        return file;
    }

    /// Grows with every edit of the text.
    public ReadOnlyIntegerProperty editionProperty() {
        return edition.getReadOnlyProperty();
    }

    /// The text was written to a file.
    public void saved(Path where, FileText written) {
        path.set(Optional.of(where));
        changedOnDisk.set(false);
        compareWith(written);
    }

    /// Another text is in the file now, and takes the place of this one.
    public void reload(FileText read) {
        changedOnDisk.set(false);
        replacement.accept(read.text());
        compareWith(read);
    }

    /// Another text is in the file now, and the one here stays: it is a change of that one.
    public void keepOver(FileText read) {
        changedOnDisk.set(false);
        compareWith(read);
    }

    private void compareWith(FileText other) {
        file.set(other);
        dirty.set(!text.get().equals(other.text()));
    }

    /// Puts another text in the place of this one, as one step that can be undone.
    public void replace(String other) {
        replacement.accept(other);
    }

    /// True when the text differs from the file.
    public BooleanProperty dirtyProperty() {
        return dirty;
    }

    /// True when another program has changed the file since it was read.
    public BooleanProperty changedOnDiskProperty() {
        return changedOnDisk;
    }

    /// What was read last; nothing before the first reading. Up to a moment older than the text.
    public ReadOnlyObjectProperty<Optional<FlowDocument>> documentProperty() {
        return document.getReadOnlyProperty();
    }

    /// The steps as they were seen last: of a text that is no YAML just now, those before.
    public ReadOnlyObjectProperty<Outline> outlineProperty() {
        return outline.getReadOnlyProperty();
    }

    public Outline outline() {
        return Objects.requireNonNull(outline.get());
    }

    /// True when the text is no YAML just now, or hides its steps by a mistake, and the outline is that of an earlier
    /// text.
    public ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    public List<Diagnostic> diagnostics() {
        return document.get().map(FlowDocument::diagnostics).orElse(List.of());
    }

    /// The ways to repair the problems at a place of the text as it is now.
    public List<QuickFix> fixesAt(int offset) {
        var current = text.get();
        Function<String, List<Diagnostic>> problems = any -> reader.read(any).diagnostics();
        return problems.apply(current).stream()
                .filter(problem -> problem.range().touches(offset))
                .flatMap(problem -> QuickFixes.of(current, problem, problems).stream())
                .distinct()
                .toList();
    }

    /// What is known beside the text, asked when something is to be completed.
    public void setFacts(Supplier<Facts> known) {
        facts = known;
    }

    /// What may be written at a place of the text, the likeliest first.
    List<Offer> offersAt(int offset) {
        return Completion.at(text.get(), offset, FlowReading.top(path.get()), facts.get());
    }

    /// The key of the language at a place of the text.
    Optional<Key> keyAt(int offset) {
        return Explanation.keyAt(text.get(), offset);
    }

    public ObservableValue<Integer> errorsProperty() {
        return document.map(read -> count(read, Severity.ERROR));
    }

    public ObservableValue<Integer> warningsProperty() {
        return document.map(read -> count(read, Severity.WARNING));
    }

    private static int count(Optional<FlowDocument> read, Severity severity) {
        return (int) read.map(FlowDocument::diagnostics).orElse(List.of()).stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }

    /// What the gutter shows, by step.
    public ObjectProperty<Map<StepPath, GutterMark>> marksProperty() {
        return marks;
    }

    /// How far tests came, by step; empty while it is not to be shown.
    public ObjectProperty<Map<StepPath, CoverageMark>> coverageProperty() {
        return coverage;
    }

    /// The breakpoints that the gutter shows, by step.
    public ObjectProperty<Map<StepPath, BreakpointMark>> breakpointsProperty() {
        return breakpoints;
    }

    /// Steps where an execution is stopped.
    public ObjectProperty<Set<StepPath>> pausedProperty() {
        return paused;
    }

    /// @param action is told the step beside which a person clicked in the gutter
    public void setOnBreakpoint(Consumer<StepPath> action) {
        breakpoint = action;
    }

    /// A person wants a breakpoint at a place of the text, or none there any more.
    void askForBreakpoint(int offset) {
        outline().at(offset).map(Outline.Node::path).ifPresent(breakpoint);
    }

    /// Offset of the caret; the editor follows it and sets it.
    public IntegerProperty caretProperty() {
        return caret;
    }

    /// The step that the caret is in; nothing while the text is being changed and its steps are not known.
    public Optional<StepPath> stepAtCaret() {
        return changing ? Optional.empty() : outline().at(caret.get()).map(Outline.Node::path);
    }
}
