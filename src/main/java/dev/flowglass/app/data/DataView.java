package dev.flowglass.app.data;

import dev.flowglass.app.data.DataViewModel.Result;
import dev.flowglass.app.data.DataViewModel.RunChoice;
import dev.flowglass.app.data.DataViewModel.Subject;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.words.Words;
import dev.flowglass.debug.Difference;
import dev.flowglass.expression.Path;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.util.StringConverter;

/// The data pane: on top how the execution ended, below it the data of the selected step, part by part. For the right
/// side of the window: put [#node] into a tab, and bring that tab to the front when an execution ends.
public final class DataView {
    /// Characters of one side of a change.
    private static final int LONGEST_CHANGE = 300;

    private static final KeyCombination ORIGIN = new KeyCodeCombination(KeyCode.F4);

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_PATH =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final DataViewModel model;
    private final Words words;
    private final Keys keys;
    private final OriginDialog origins;
    private final ListView<DataRow> list;
    private final VBox root;

    /// @param origins tells where a value came from
    public DataView(DataViewModel model, Words words, Keys keys, OriginDialog origins) {
        this.origins = origins;
        this.model = model;
        this.words = words;
        this.keys = keys;
        list = new ListView<>(model.rows());
        list.setId("data");
        list.getStyleClass().add("data-rows");
        list.accessibleTextProperty().bind(words.text("data.list"));
        list.setCellFactory(view -> new Cell());
        list.setContextMenu(menu());
        list.setPlaceholder(placeholder());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        root = new VBox(result(), heading(), list);
        root.getStyleClass().addAll("pane", "data-pane");
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    public Node node() {
        return root;
    }

    // --- how the execution ended ---

    private Node result() {
        var icon = new Symbol("succeeded");
        var title = new Label();
        title.getStyleClass().add("result-title");
        var text = new Label();
        text.setId("output");
        text.getStyleClass().addAll("code", "result-text");
        text.setWrapText(true);
        var copy = new Button();
        copy.setId("copy-output");
        copy.getStyleClass().addAll("icon-button", "flat");
        copy.setGraphic(new Symbol("copy"));
        copy.accessibleTextProperty().bind(words.text("data.copy-output"));
        copy.setTooltip(tooltip("data.copy-output"));
        copy.setOnAction(event -> put(text.getText()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var top = new HBox(icon, title, gap, copy);
        top.getStyleClass().add("result-top");
        var banner = new VBox(top, text);
        banner.setId("result");
        banner.getStyleClass().add("result");
        Runnable write = () -> {
            var result = model.resultProperty().get();
            banner.setVisible(result.isPresent());
            banner.setManaged(result.isPresent());
            result.ifPresent(ended -> {
                boolean good = ended instanceof Result.Output;
                banner.getStyleClass().setAll("result", good ? "result-good" : "result-bad");
                icon.show(good ? "succeeded" : "failed");
                title.setText(
                        switch (ended) {
                            case Result.Output output -> words.now("data.result.output");
                            case Result.Failed(var failure) ->
                                failure.error().isEmpty()
                                        ? words.now("data.result.stopped")
                                        : words.now("data.result.failed", failure.error());
                        });
                text.setText(
                        switch (ended) {
                            case Result.Output(var output, var json) -> json;
                            case Result.Failed(var failure) -> failure.cause();
                        });
                text.setVisible(!text.getText().isEmpty());
                text.setManaged(!text.getText().isEmpty());
            });
        };
        model.resultProperty().subscribe(result -> write.run());
        words.messagesProperty().subscribe(language -> write.run());
        return banner;
    }

    // --- whose data it is ---

    private Node heading() {
        var name = new Label();
        name.setId("data-subject");
        name.getStyleClass().add("heading");
        name.setMinWidth(0);
        var about = new Label();
        about.getStyleClass().add("muted");
        about.setMinWidth(0);
        var runs = runs();
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var texts = new VBox(name, about);
        texts.setMinWidth(0);
        var heading = new HBox(texts, gap, runs);
        heading.getStyleClass().add("data-heading");
        Runnable write = () -> {
            var subject = model.subject();
            boolean shown = !(subject instanceof Subject.Nothing) && !(subject instanceof Subject.Absent);
            heading.setVisible(shown);
            heading.setManaged(shown);
            switch (subject) {
                case Subject.Nothing nothing -> {}
                case Subject.Absent absent -> {}
                case Subject.Execution(var item) -> {
                    name.setText(words.now("data.execution", item.id().name()));
                    about.setText(words.now("data.execution.about"));
                }
                case Subject.Step(var step, var type, var last) -> {
                    name.setText(step);
                    about.setText(last.map(event -> "%s · %s"
                                    .formatted(type.word(), event.type().word()))
                            .orElseGet(() -> words.now("data.not-run", type.word())));
                }
            }
        };
        model.subjectProperty().subscribe(subject -> write.run());
        words.messagesProperty().subscribe(language -> write.run());
        return heading;
    }

    private Node runs() {
        var runs = new ComboBox<Optional<RunChoice>>();
        runs.setId("data-run");
        runs.accessibleTextProperty().bind(words.text("data.run"));
        runs.setTooltip(tooltip("data.run.about"));
        runs.setMinWidth(Region.USE_PREF_SIZE);
        runs.setConverter(new StringConverter<>() {
            @Override
            public String toString(Optional<RunChoice> run) {
                return run == null ? "" : run.map(DataView.this::text).orElse("");
            }

            @Override
            public Optional<RunChoice> fromString(String text) {
                return Optional.empty();
            }
        });
        Runnable fill = () -> {
            boolean several = model.runs().size() > 1;
            runs.setVisible(several);
            runs.setManaged(several);
            runs.getItems().setAll(model.runs().stream().map(Optional::of).toList());
            runs.setValue(model.chosenRunProperty().get());
        };
        model.runs().subscribe(fill);
        words.messagesProperty().subscribe(language -> fill.run());
        model.chosenRunProperty().subscribe(runs::setValue);
        runs.setOnAction(event -> {
            var chosen = runs.getValue();
            if (chosen != null && chosen.isPresent() && model.runs().contains(chosen.get())) {
                model.chosenRunProperty().set(chosen);
            }
        });
        return runs;
    }

    private String text(RunChoice run) {
        return run.elements().isEmpty()
                ? words.now("data.run.of", run.number(), run.of())
                : words.now(
                        "data.run.element",
                        run.number(),
                        run.of(),
                        String.join(
                                ", ",
                                run.elements().stream().map(String::valueOf).toList()));
    }

    private Node placeholder() {
        var text = new Label();
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> switch (model.subject()) {
                            case Subject.Nothing nothing -> words.now("data.empty", keys.text("run.start"));
                            case Subject.Execution execution -> words.now("data.empty", keys.text("run.start"));
                            case Subject.Absent(var item) ->
                                words.now("data.absent", item.id().name());
                            case Subject.Step step -> words.now("data.not-run-yet");
                        },
                        model.subjectProperty(),
                        words.messagesProperty()));
        return text;
    }

    private Tooltip tooltip(String word) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(words.text(word));
        return tooltip;
    }

    // --- what is done with a row ---

    private ContextMenu menu() {
        var copy = item("data.copy-value", this::copyValue);
        copy.setAccelerator(COPY);
        var path = item("data.copy-path", this::copyPath);
        path.setAccelerator(COPY_PATH);
        var origin = item("data.origin", this::showOrigin);
        origin.setId("data-origin");
        origin.setAccelerator(ORIGIN);
        var menu = new ContextMenu(copy, path, origin, item("data.fold", model::toggle));
        menu.setOnShowing(
                event -> origin.setVisible(selected().flatMap(model::site).isPresent()));
        return menu;
    }

    private void showOrigin(DataRow row) {
        model.site(row).ifPresent(site -> model.withHistory((item, events) -> origins.open(item, events, site)));
    }

    private MenuItem item(String word, Consumer<DataRow> action) {
        var item = new MenuItem();
        item.textProperty().bind(words.text(word));
        item.setOnAction(event -> selected().ifPresent(action));
        item.disableProperty().bind(Bindings.isNull(list.getSelectionModel().selectedItemProperty()));
        return item;
    }

    private Optional<DataRow> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void onKey(KeyEvent event) {
        if (COPY.match(event)) {
            selected().ifPresent(this::copyValue);
            event.consume();
        } else if (COPY_PATH.match(event)) {
            selected().ifPresent(this::copyPath);
            event.consume();
        } else if (ORIGIN.match(event)) {
            selected().ifPresent(this::showOrigin);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            selected().ifPresent(this::toggle);
            event.consume();
        } else if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
            boolean fold = event.getCode() == KeyCode.LEFT;
            selected().filter(row -> canFold(row) && isFolded(row) != fold).ifPresent(row -> {
                toggle(row);
                event.consume();
            });
        }
    }

    private void toggle(DataRow row) {
        int at = list.getSelectionModel().getSelectedIndex();
        model.toggle(row);
        list.getSelectionModel().clearAndSelect(Math.min(at, model.rows().size() - 1));
        list.getFocusModel().focus(at);
    }

    private static boolean canFold(DataRow row) {
        return switch (row) {
            case DataRow.Title title -> true;
            case DataRow.Changes changes -> true;
            case DataRow.Change change -> false;
            case DataRow.Line(var part, var line) -> line.canFold();
            case DataRow.Cut cut -> false;
        };
    }

    private static boolean isFolded(DataRow row) {
        return switch (row) {
            case DataRow.Title title -> title.folded();
            case DataRow.Changes changes -> changes.folded();
            case DataRow.Change change -> false;
            case DataRow.Line(var part, var line) -> line.form() == JsonLine.Form.FOLDED;
            case DataRow.Cut cut -> false;
        };
    }

    private void copyValue(DataRow row) {
        switch (row) {
            case DataRow.Title title -> put(Json.pretty(title.value()));
            case DataRow.Line(var part, var line) ->
                put(line.value() instanceof Value.Text(var text) ? text : Json.pretty(line.value()));
            case DataRow.Changes changes -> {}
            case DataRow.Change(var part, var path, var difference) ->
                difference.after().map(Json::pretty).ifPresent(DataView::put);
            case DataRow.Cut cut -> {}
        }
    }

    private void copyPath(DataRow row) {
        switch (row) {
            case DataRow.Title title -> put(title.part().root().text());
            case DataRow.Changes changes -> put(changes.part().root().text());
            case DataRow.Change(var part, var path, var difference) -> put(path.toString());
            case DataRow.Line(var part, var line) -> put(line.path().toString());
            case DataRow.Cut cut -> {}
        }
    }

    private static void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private final class Cell extends ListCell<DataRow> {
        private final Symbol arrow = new Symbol("unfolded");
        private final StackPane place = new StackPane(arrow);
        private final Label title = new Label();
        private final Label size = new Label();
        private final TextFlow flow = new TextFlow();
        private final Symbol changed = new Symbol("change-changed");
        private final Label kind = new Label();
        private final HBox titleRow = new HBox();
        private final HBox lineRow = new HBox();
        private final Tooltip about = new Tooltip();

        /// Texts of the flow that the present line has; cells are used again while a person scrolls.
        private int used;

        Cell() {
            place.getStyleClass().add("fold");
            place.setOnMousePressed(event -> {
                if (event.getButton() == MouseButton.PRIMARY && getItem() != null && canFold(getItem())) {
                    toggle(getItem());
                    event.consume();
                }
            });
            title.getStyleClass().add("data-title");
            size.getStyleClass().add("muted");
            kind.getStyleClass().add("change-kind");
            kind.setMinWidth(Region.USE_PREF_SIZE);
            flow.getStyleClass().addAll("code", "json");
            titleRow.getStyleClass().add("data-line");
            lineRow.getStyleClass().add("data-line");
            lineRow.setFillHeight(false);
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2
                        && event.getButton() == MouseButton.PRIMARY
                        && getItem() != null
                        && canFold(getItem())) {
                    toggle(getItem());
                }
            });
        }

        @Override
        protected void updateItem(DataRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setText(null);
                setTooltip(null);
                return;
            }
            arrow.setVisible(canFold(row));
            arrow.show(isFolded(row) ? "folded" : "unfolded");
            switch (row) {
                case DataRow.Title(var part, var folded, int bytes, var value) -> {
                    title.setText(words.now(part.word()));
                    size.setText(words.now("data.bytes", bytes));
                    titleRow.getChildren().setAll(place, title, size);
                    setGraphic(titleRow);
                    about.setText(words.now(part.word() + ".about"));
                    setTooltip(about);
                    setAccessibleText(title.getText() + ", " + size.getText());
                }
                case DataRow.Line(var part, var line) -> {
                    write(line);
                    lineRow.getChildren().setAll(place, flow);
                    setGraphic(lineRow);
                    setTooltip(null);
                    setAccessibleText(line.toString());
                }
                case DataRow.Changes(var part, var folded, int count) -> {
                    title.setText(words.now(part.word()));
                    size.setText(words.now("data.changes", count));
                    titleRow.getChildren().setAll(place, title, size);
                    setGraphic(titleRow);
                    about.setText(words.now(part.word() + ".about"));
                    setTooltip(about);
                    setAccessibleText(title.getText() + ", " + size.getText());
                }
                case DataRow.Change(var part, var path, var difference) -> {
                    write(path, difference);
                    lineRow.getChildren().setAll(place, changed, kind, flow);
                    setGraphic(lineRow);
                    setTooltip(null);
                    setAccessibleText(kind.getText() + " " + path);
                }
                case DataRow.Cut(var part, int shown) -> {
                    size.setText(words.now("data.cut", shown));
                    lineRow.getChildren().setAll(place, size);
                    setGraphic(lineRow);
                    setTooltip(null);
                    setAccessibleText(size.getText());
                }
            }
        }

        private void write(Path path, Difference difference) {
            var name = difference.kind().name().toLowerCase(Locale.ROOT);
            changed.show("change-" + name);
            kind.setText(words.now("data.change." + name));
            used = 0;
            add(path + ": ", "json-key");
            difference.before().ifPresent(before -> add(brief(before), "json-punctuation"));
            if (difference.before().isPresent() && difference.after().isPresent()) {
                add(" → ", "json-punctuation");
            }
            difference.after().ifPresent(after -> add(brief(after), "json-text"));
            forgetRest();
        }

        private static String brief(Value value) {
            var text = Json.text(value);
            return text.length() <= LONGEST_CHANGE ? text : text.substring(0, LONGEST_CHANGE) + " …";
        }

        private void write(JsonLine line) {
            used = 0;
            add("  ".repeat(line.depth()), "json-punctuation");
            line.key().ifPresent(key -> {
                add(key, "json-key");
                add(": ", "json-punctuation");
            });
            add(
                    line.text(),
                    switch (line.form()) {
                        case TEXT -> "json-text";
                        case NUMBER -> "json-number";
                        case WORD -> "json-word";
                        case EMPTY, OPEN, FOLDED, CLOSE -> "json-punctuation";
                    });
            if (line.comma()) {
                add(",", "json-punctuation");
            }
            forgetRest();
        }

        private void add(String text, String style) {
            if (used == flow.getChildren().size()) {
                flow.getChildren().add(new Text());
            }
            var part = (Text) flow.getChildren().get(used++);
            part.setText(text);
            if (!part.getStyleClass().contains(style)) {
                part.getStyleClass().setAll(style);
            }
        }

        private void forgetRest() {
            flow.getChildren().remove(used, flow.getChildren().size());
        }
    }
}
