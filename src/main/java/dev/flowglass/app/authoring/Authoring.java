package dev.flowglass.app.authoring;

import dev.flowglass.app.editor.FileText;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.inspector.Binder;
import dev.flowglass.app.inspector.KnownFacts;
import dev.flowglass.app.inspector.StepFormView;
import dev.flowglass.app.inspector.StepFormViewModel;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.OpenFilesViewModel;
import dev.flowglass.app.shell.QuickPick;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.completion.Template;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.scene.Node;

/// The helps for writing, as the window needs them.
public final class Authoring {
    private final Words words;
    private final OpenFilesViewModel files;
    private final BiConsumer<String, List<QuickPick.Choice>> pick;
    private final StepFormView form;

    /// @param pick has a person choose
    public Authoring(
            Words words,
            OpenFilesViewModel files,
            ExecutionsViewModel executions,
            Selection selection,
            BiConsumer<String, List<QuickPick.Choice>> pick,
            Executor background,
            Executor fx) {
        this.words = words;
        this.files = files;
        this.pick = pick;
        var known = new KnownFacts(files, executions, background, fx);
        form = new StepFormView(
                new StepFormViewModel(files.currentProperty(), selection, known, background, fx),
                new Binder(files, background, fx),
                words);
    }

    public List<Action> actions() {
        return List.of(new Action("file.new-from-template", this::newFromTemplate));
    }

    /// The form of the selected step.
    public Node step() {
        return form.node();
    }

    private void newFromTemplate() {
        var choices = Arrays.stream(Template.values())
                .map(template -> new QuickPick.Choice(
                        words.now(template.title()),
                        words.now(template.documentation()),
                        true,
                        () -> files.create(template.word(), FileText.EMPTY).replace(template.flow())))
                .toList();
        pick.accept(words.now("pick.template"), choices);
    }
}
