package dev.flowglass.app.inspector;

import dev.flowglass.app.editor.DiagnosticText;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.Key.Need;
import dev.flowglass.language.form.FormField;
import dev.flowglass.language.form.FormField.State;
import dev.flowglass.language.form.StepForm;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The pane with the form of the selected step.
public final class StepFormView {
    private record Line(VBox box, Label name, FieldControl control, VBox problems, Hyperlink inText) {}

    private static final double MARGIN = 24;

    private final StepFormViewModel model;
    private final Words words;
    private final FormWords said;
    private final Binder binder;
    private final Label title = new Label();
    private final Label subject = new Label();
    private final Label refusal = new Label();
    private final VBox own = new VBox();
    private final VBox fields = new VBox();
    private final ScrollPane scroll;
    private final StackPane root;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private String shape = "";

    public StepFormView(StepFormViewModel model, Binder binder, Words words) {
        this.model = model;
        this.binder = binder;
        this.words = words;
        said = new FormWords(words);
        title.setId("form-title");
        title.getStyleClass().add("form-title");
        subject.getStyleClass().add("muted");
        subject.setWrapText(true);
        refusal.setId("form-refusal");
        refusal.getStyleClass().add("error-text");
        refusal.setWrapText(true);
        refusal.managedProperty().bind(refusal.visibleProperty());
        fields.getStyleClass().add("form-fields");
        var content = new VBox(new VBox(title, subject), refusal, own, fields);
        content.getStyleClass().add("step-form");
        scroll = new ScrollPane(content);
        scroll.setId("step-form");
        scroll.setFitToWidth(true);
        scroll.accessibleTextProperty().bind(words.text("action.view.step"));
        var empty = new Label();
        empty.textProperty().bind(words.text("form.empty"));
        empty.setWrapText(true);
        empty.getStyleClass().add("empty");
        root = new StackPane(empty, scroll);
        empty.visibleProperty().bind(model.formProperty().map(Optional::isEmpty));
        scroll.visibleProperty().bind(model.formProperty().map(Optional::isPresent));
        root.sceneProperty().flatMap(scene -> scene.focusOwnerProperty()).subscribe(owner -> {
            if (owner != null) {
                scrollTo(owner, content);
            }
        });
        model.readingsProperty()
                .subscribe((was, is) -> show(model.formProperty().get()));
        model.refusalProperty().subscribe(refused -> {
            refusal.setText(
                    refused.map(why -> words.now(why.word(), why.arguments().toArray()))
                            .orElse(""));
            refusal.setVisible(refused.isPresent());
            // What was typed and refused goes back to what is in the text.
            show(model.formProperty().get());
        });
        words.localeProperty().subscribe((was, is) -> {
            shape = "";
            show(model.formProperty().get());
        });
    }

    /// Whoever goes through the form with the keyboard sees where they are.
    private void scrollTo(Node owner, VBox content) {
        boolean inside = false;
        for (Node at = owner; at != null && !inside; at = at.getParent()) {
            inside = at.equals(content);
        }
        double room = content.getHeight() - scroll.getViewportBounds().getHeight();
        if (!inside || room <= 0) {
            return;
        }
        var place = content.sceneToLocal(owner.localToScene(owner.getBoundsInLocal()));
        double top = scroll.getVvalue() * room;
        double bottom = top + scroll.getViewportBounds().getHeight();
        if (place.getMinY() < top) {
            scroll.setVvalue(Math.max(0, place.getMinY() - MARGIN) / room);
        } else if (place.getMaxY() > bottom) {
            scroll.setVvalue(Math.min(
                            room,
                            place.getMaxY()
                                    + MARGIN
                                    - scroll.getViewportBounds().getHeight())
                    / room);
        }
    }

    public Node node() {
        return root;
    }

    private void show(Optional<StepForm> now) {
        now.ifPresent(form -> {
            var type = words.now("form.place." + form.place().word());
            title.setText(form.name().isEmpty() ? type : form.name());
            subject.setText(form.step().isFlow() ? words.now("form.flow") : type);
            var wanted = shape(form);
            if (!wanted.equals(shape)) {
                shape = wanted;
                build(form);
            }
            form.fields().forEach(field -> fill(form.step(), field));
            own.getChildren().setAll(texts(model.problems(form)));
        });
    }

    /// Forms of one shape have the same controls.
    private static String shape(StepForm form) {
        return form.step() + " " + form.place() + " "
                + form.fields().stream().map(field -> field.path().toString()).toList();
    }

    private void build(StepForm form) {
        lines.clear();
        form.fields().forEach(field -> lines.put(StepFormViewModel.id(field.path()), line(form.step(), field)));
        fields.getChildren().setAll(lines.values().stream().map(Line::box).toList());
        scroll.setVvalue(0);
    }

    private Line line(StepPath step, FormField field) {
        var name = new Label(field.label());
        name.getStyleClass().add("form-name");
        if (field.key().need() == Need.REQUIRED) {
            name.getStyleClass().add("form-required");
        }
        var control = control(step, field);
        name.setLabelFor(control.node());
        var inText = new Hyperlink();
        inText.textProperty().bind(words.text("form.in-text"));
        inText.getStyleClass().add("form-in-text");
        inText.managedProperty().bind(inText.visibleProperty());
        var problems = new VBox();
        var head = new HBox(name, inText);
        head.getStyleClass().add("row");
        var box = new VBox(head, control.node(), problems);
        box.getStyleClass().add("form-line");
        return new Line(box, name, control, problems, inText);
    }

    private void fill(StepPath step, FormField field) {
        var line = lines.get(StepFormViewModel.id(field.path()));
        if (line == null) {
            return;
        }
        line.control().show(step, field);
        line.inText().setVisible(field.state() instanceof State.Foreign);
        line.inText().setOnAction(event -> model.reveal(field));
        line.problems().getChildren().setAll(texts(model.problems(field)));
    }

    private List<Node> texts(List<Diagnostic> problems) {
        return problems.stream()
                .<Node>map(problem -> {
                    var label = new Label(DiagnosticText.of(problem, words));
                    label.setGraphic(icon(problem.severity()).node());
                    label.setWrapText(true);
                    label.getStyleClass().add("form-problem");
                    return label;
                })
                .toList();
    }

    private static Icon icon(Severity severity) {
        return switch (severity) {
            case ERROR -> Icon.ERROR;
            case WARNING -> Icon.WARNING;
            case INFO -> Icon.INFO;
        };
    }

    private FieldControl control(StepPath step, FormField field) {
        return switch (field.key().shape()) {
            case WORD -> new ChoiceControl(model, step, field, field.key()::words, said);
            case BOOLEAN -> new ChoiceControl(model, step, field, () -> List.of("true", "false"), said);
            case STEP_NAME -> new ChoiceControl(model, step, field, model::siblings, said);
            case RESOURCE -> new ResourceControl(model, step, field, said, binder);
            case LIST, MAPPINGS -> new RowsControl(model, step, field, said, this::control);
            case TEXT,
                    NAME,
                    INTEGER,
                    NUMBER,
                    ANY,
                    PATH,
                    INTEGER_OR_PATH,
                    TIME_OR_PATH,
                    CONDITION,
                    ERROR_NAMES,
                    MAP,
                    STEPS -> new TextControl(model, step, field, said);
        };
    }
}
