package dev.flowglass.app.merge;

import dev.flowglass.app.merge.Merge.Choice;
import dev.flowglass.app.merge.Merge.Part;
import dev.flowglass.app.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/// Shows both texts side by side with their differences, and has a person choose.
public final class MergeDialog {
    /// Equal lines shown before and after a difference.
    private static final int AROUND = 3;

    /// Lines of a difference that are shown; nobody reads more in a dialog.
    private static final int MOST_LINES = 60;

    private static final PseudoClass TAKEN = PseudoClass.getPseudoClass("taken");

    private final Words words;
    private final MergeViewModel model;
    private final GridPane grid = new GridPane();
    private final Dialog<String> dialog = new Dialog<>();
    private int row;

    public MergeDialog(Window owner, Words words, String name, MergeViewModel model) {
        this.words = words;
        this.model = model;
        var head = new Label(words.now(
                model.conflicts() == 0 ? "merge.fits" : "merge.conflicts",
                name,
                model.merge().differences().size(),
                model.conflicts()));
        head.setId("merge-head");
        head.setWrapText(true);
        head.setMinHeight(Region.USE_PREF_SIZE);
        columns();
        fill();
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("merge-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var content = new VBox(head, scroll);
        content.getStyleClass().add("form");
        var use = new ButtonType(words.now("merge.use"), ButtonData.OK_DONE);
        var cancel = new ButtonType(words.now("dialog.cancel"), ButtonData.CANCEL_CLOSE);
        dialog.initOwner(owner);
        dialog.setTitle(words.now("merge.title", name));
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.setId("merge-dialog");
        pane.setMinSize(900, 480);
        pane.setPrefSize(1_040, 600);
        pane.setContent(content);
        pane.getButtonTypes().setAll(use, cancel);
        var button = pane.lookupButton(use);
        button.setId("merge-use");
        button.disableProperty().bind(model.openProperty().greaterThan(0));
        pane.lookupButton(cancel).setId("merge-cancel");
        dialog.setResultConverter(pressed -> use.equals(pressed) ? model.text() : null);
    }

    /// The text that was chosen; nothing when the person leaves it open.
    public Optional<String> ask() {
        return dialog.showAndWait();
    }

    private void columns() {
        grid.setId("merge");
        grid.getStyleClass().add("merge");
        var side = new ColumnConstraints();
        side.setPercentWidth(37);
        var middle = new ColumnConstraints();
        middle.setPercentWidth(26);
        grid.getColumnConstraints().setAll(side, middle, side);
        add(0, title("merge.mine"));
        add(2, title("merge.theirs"));
        row++;
    }

    private Node title(String word) {
        var label = new Label(words.now(word));
        label.getStyleClass().add("merge-title");
        return label;
    }

    private void add(int column, Node node) {
        grid.add(node, column, row);
    }

    private void fill() {
        var parts = model.merge().parts();
        int difference = 0;
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Part.Same(var lines) -> same(lines, i > 0, i + 1 < parts.size());
                case Part.Difference each -> difference(difference++, each);
            }
        }
    }

    /// The lines next to a difference, and how many are left out.
    private void same(List<String> lines, boolean after, boolean before) {
        var shown = new ArrayList<String>();
        int head = after ? AROUND : 0;
        int tail = before ? AROUND : 0;
        if (lines.size() <= head + tail) {
            shown.addAll(lines);
        } else {
            shown.addAll(lines.subList(0, head));
            shown.add(words.now("merge.equal", lines.size() - head - tail));
            shown.addAll(lines.subList(lines.size() - tail, lines.size()));
        }
        add(0, block(shown, "merge-same"));
        add(2, block(shown, "merge-same"));
        row++;
    }

    private void difference(int index, Part.Difference each) {
        var mine = block(each.mine(), "merge-side");
        var theirs = block(each.theirs(), "merge-side");
        var sign = new Label();
        sign.setWrapText(true);
        sign.getStyleClass().add("muted");
        var group = new ToggleGroup();
        var buttons = new HBox(
                toggle(group, index, Choice.MINE),
                toggle(group, index, Choice.BOTH),
                toggle(group, index, Choice.THEIRS));
        buttons.getStyleClass().add("merge-buttons");
        var middle = new VBox(buttons, sign);
        middle.getStyleClass().add("merge-middle");
        Runnable show = () -> {
            var choice = model.choices().get(index);
            mine.pseudoClassStateChanged(TAKEN, choice == Choice.MINE || choice == Choice.BOTH);
            theirs.pseudoClassStateChanged(TAKEN, choice == Choice.THEIRS || choice == Choice.BOTH);
            sign.setText(words.now("merge.choice." + choice.name().toLowerCase(Locale.ROOT)));
        };
        model.openProperty().addListener((observable, was, is) -> show.run());
        group.selectedToggleProperty().subscribe(toggle -> {
            if (toggle != null) {
                model.choose(index, (Choice) toggle.getUserData());
            }
            show.run();
        });
        add(0, mine);
        add(1, middle);
        add(2, theirs);
        row++;
    }

    private ToggleButton toggle(ToggleGroup group, int index, Choice choice) {
        var word = "merge.take." + choice.name().toLowerCase(Locale.ROOT);
        var button = new ToggleButton(words.now(word));
        button.setId(word.substring("merge.".length()).replace('.', '-') + "-" + index);
        button.setAccessibleText(words.now("merge.take.accessible", words.now(word), index + 1));
        button.setUserData(choice);
        button.setToggleGroup(group);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setSelected(model.choices().get(index) == choice);
        // A choice is changed, never taken back.
        button.setOnAction(event -> button.setSelected(true));
        return button;
    }

    private Label block(List<String> lines, String style) {
        var shown = lines.size() <= MOST_LINES
                ? String.join("\n", lines)
                : String.join("\n", lines.subList(0, MOST_LINES))
                        + "\n"
                        + words.now("merge.more", lines.size() - MOST_LINES);
        var label = new Label(lines.isEmpty() ? words.now("merge.nothing") : shown);
        label.getStyleClass().addAll("merge-block", style);
        label.setWrapText(true);
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setFocusTraversable(false);
        GridPane.setHgrow(label, Priority.ALWAYS);
        return label;
    }
}
