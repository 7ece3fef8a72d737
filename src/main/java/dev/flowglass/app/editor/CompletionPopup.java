package dev.flowglass.app.editor;

import dev.flowglass.app.words.Words;
import dev.flowglass.language.completion.Offer;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.fxmisc.richtext.CodeArea;
import org.jspecify.annotations.Nullable;

/// The list of what may be written at the caret. The focus stays in the text; arrows choose, Enter and Tab take, Esc
/// closes, and further typing narrows it.
final class CompletionPopup {
    private static final double ROW = 1.75;
    private static final int ROWS = 11;

    /// How the list came up.
    private enum Occasion {
        /// A person asked, and gets the first offer chosen.
        ASKED,
        /// While typing: as long as nothing of the word is there, nothing is chosen, so that Enter stays Enter.
        TYPING
    }

    private final CodeArea area;
    private final EditorViewModel model;
    private final Words words;
    private final Popup popup = new Popup();
    private final ObservableList<Offer> offers = FXCollections.observableArrayList();
    private final ListView<Offer> list = new ListView<>(offers);
    private final Label about = new Label();
    private final Label title = new Label();
    private final VBox page;
    private Consumer<Offer> taken = offer -> {};
    private Optional<Occasion> awaited = Optional.empty();

    /// After the text and the caret are where they are to be, and laid out.
    private final AnimationTimer frame = new AnimationTimer() {
        @Override
        public void handle(long now) {
            stop();
            var occasion = awaited;
            awaited = Optional.empty();
            occasion.ifPresent(CompletionPopup.this::refresh);
        }
    };

    CompletionPopup(CodeArea area, EditorViewModel model, Words words) {
        this.area = area;
        this.model = model;
        this.words = words;
        list.setId("completion");
        list.getStyleClass().add("completion-list");
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Cell());
        list.accessibleTextProperty().bind(words.text("completion.accessible"));
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                chosen().ifPresent(this::take);
            }
        });
        title.getStyleClass().add("completion-title");
        title.setWrapText(true);
        about.setId("completion-about");
        about.getStyleClass().add("completion-about");
        about.setWrapText(true);
        page = new VBox(title, about);
        page.getStyleClass().add("completion-page");
        var box = new HBox(list, page);
        box.getStyleClass().add("completion");
        box.setAlignment(Pos.TOP_LEFT);
        popup.getContent().add(box);
        popup.setAutoFix(true);
        popup.setHideOnEscape(false);
        // Before the window gets the keys, which has meanings of its own for some.
        popup.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.getSelectionModel().selectedItemProperty().subscribe(offer -> explain(Optional.ofNullable(offer)));
        area.focusedProperty().subscribe(focused -> {
            if (!focused) {
                hide();
            }
        });
    }

    /// Told of the offer that is taken.
    void setOnTaken(Consumer<Offer> action) {
        taken = action;
    }

    void close() {
        frame.stop();
        popup.hide();
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /// Shows what may stand at the caret.
    void open() {
        await(Occasion.ASKED);
    }

    /// A person has typed this character.
    void typed(char c) {
        boolean begins = Character.isLetterOrDigit(c) || "$._-[{ ".indexOf(c) >= 0;
        if (isShowing() || begins) {
            await(Occasion.TYPING);
        }
    }

    /// The caret is elsewhere or the text has changed otherwise.
    void moved() {
        if (isShowing()) {
            await(Occasion.TYPING);
        }
    }

    private void await(Occasion occasion) {
        awaited = Optional.of(occasion);
        frame.start();
    }

    void hide() {
        awaited = Optional.empty();
        popup.hide();
    }

    private void refresh(Occasion occasion) {
        int caret = area.getCaretPosition();
        if (area.getSelection().getLength() > 0 && occasion == Occasion.TYPING) {
            hide();
            return;
        }
        var found = model.offersAt(caret);
        var before = chosen().map(Offer::label);
        if (found.isEmpty()) {
            hide();
            return;
        }
        boolean showed = isShowing();
        // The list has its looks only while it is in a window.
        show(found.size());
        offers.setAll(found);
        int same = before.map(label -> found.stream().map(Offer::label).toList().indexOf(label))
                .orElse(-1);
        boolean nothingTyped = found.getFirst().edit().range().start() >= caret
                || area.getText(found.getFirst().edit().range().start(), caret).isBlank();
        var selection = list.getSelectionModel();
        if (occasion == Occasion.ASKED || !nothingTyped) {
            selection.select(showed && same >= 0 && nothingTyped ? same : 0);
        } else if (!showed) {
            selection.clearSelection();
        } else {
            selection.select(Math.max(0, same));
        }
        list.scrollTo(Math.max(0, selection.getSelectedIndex()));
    }

    private void show(int count) {
        double row = size() * ROW;
        list.setFixedCellSize(row);
        list.setPrefHeight(Math.clamp(count, 1, ROWS) * row + 8);
        area.getCaretBounds().ifPresent(at -> {
            popup.getScene().getRoot().setStyle(area.getScene().getRoot().getStyle());
            double x = at.getMinX() - size();
            if (isShowing()) {
                popup.setY(at.getMaxY() + 2);
            } else {
                popup.show(area, x, at.getMaxY() + 2);
            }
        });
    }

    private double size() {
        return title.getFont().getSize();
    }

    private Optional<Offer> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void explain(Optional<Offer> offer) {
        var documented = offer.flatMap(Offer::documentation);
        title.setText(offer.map(one -> words.now(
                        "completion.title", one.label(), words.now(one.kind().word())))
                .orElse(""));
        about.setText(documented.map(words::now).orElse(""));
        page.setVisible(documented.isPresent());
        page.setManaged(documented.isPresent());
    }

    private void onKey(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown() || event.isShiftDown()) {
            return;
        }
        var selection = list.getSelectionModel();
        int at = selection.getSelectedIndex();
        switch (event.getCode()) {
            case DOWN -> select(at + 1 >= offers.size() ? 0 : at + 1);
            case UP -> select(at <= 0 ? offers.size() - 1 : at - 1);
            case PAGE_DOWN -> select(Math.min(at + ROWS - 1, offers.size() - 1));
            case PAGE_UP -> select(Math.max(at - ROWS + 1, 0));
            case ESCAPE -> hide();
            case ENTER -> {
                if (chosen().isEmpty()) {
                    hide();
                    return;
                }
                takeChosen();
            }
            case TAB -> {
                if (chosen().isEmpty()) {
                    selection.select(0);
                }
                takeChosen();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        list.getSelectionModel().select(index);
        list.scrollTo(Math.max(0, index - ROWS / 2));
    }

    /// If something was typed since the list was made, it is made again first.
    private void takeChosen() {
        awaited.ifPresent(this::refresh);
        awaited = Optional.empty();
        chosen().ifPresent(this::take);
    }

    private void take(Offer offer) {
        hide();
        taken.accept(offer);
        if (offer.more()) {
            await(Occasion.TYPING);
        }
    }

    private final class Cell extends ListCell<Offer> {
        private final Label kind = new Label();
        private final Label label = new Label();
        private final Label detail = new Label();
        private final HBox row = new HBox(kind, label, space(), detail);

        Cell() {
            kind.getStyleClass().add("completion-kind");
            label.getStyleClass().add("completion-label");
            detail.getStyleClass().add("completion-detail");
            label.setMinWidth(Region.USE_PREF_SIZE);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("row");
        }

        @Override
        protected void updateItem(@Nullable Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            setText(null);
            if (empty || offer == null) {
                setGraphic(null);
                return;
            }
            var name = words.now(offer.kind().word());
            kind.setText(sign(offer.kind()));
            label.setText(offer.label());
            var said = offer.detail();
            detail.setText(
                    said.key().isEmpty()
                            ? ""
                            : words.now(said.key(), said.arguments().toArray()));
            setAccessibleText(words.now("completion.offer", offer.label(), name, detail.getText()));
            setGraphic(row);
        }

        private static Region space() {
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            return space;
        }
    }

    private static String sign(Offer.Kind kind) {
        return switch (kind) {
            case KEY -> ":";
            case VALUE -> "=";
            case STEP -> "▸";
            case RESOURCE -> "@";
            case ERROR -> "!";
            case PATH -> "$";
            case TEMPLATE -> "≡";
        };
    }
}
