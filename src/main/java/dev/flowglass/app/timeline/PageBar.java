package dev.flowglass.app.timeline;

import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The way through the pages of a long history; not there for one that fits into one page.
final class PageBar {
    private final HBox bar;

    PageBar(Lines lines, Words words) {
        var place = new Label();
        place.setId("timeline-page");
        place.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.now(
                                "timeline.page",
                                lines.pageProperty().get() + 1,
                                lines.pagesProperty().get()),
                        lines.pageProperty(),
                        lines.pagesProperty(),
                        words.messagesProperty()));
        var older = button("timeline.page.older", "timeline-older", Icon.BACK, words);
        older.setOnAction(event -> lines.show(lines.pageProperty().get() - 1));
        older.disableProperty().bind(Bindings.equal(lines.pageProperty(), 0));
        var newer = button("timeline.page.newer", "timeline-newer", Icon.FORWARD, words);
        newer.setOnAction(event -> lines.show(lines.pageProperty().get() + 1));
        newer.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> lines.pageProperty().get()
                                >= lines.pagesProperty().get() - 1,
                        lines.pageProperty(),
                        lines.pagesProperty()));
        bar = new HBox(older, place, newer);
        bar.getStyleClass().addAll("pane-bar", "moment-bar");
        bar.visibleProperty().bind(Bindings.greaterThan(lines.pagesProperty(), 1));
        bar.managedProperty().bind(bar.visibleProperty());
    }

    private static Button button(String word, String id, Icon icon, Words words) {
        var button = new Button();
        button.setId(id);
        button.getStyleClass().add("tool");
        button.setGraphic(icon.node());
        var tip = new Tooltip();
        tip.textProperty().bind(words.text(word));
        button.setTooltip(tip);
        button.accessibleTextProperty().bind(words.text(word));
        return button;
    }

    Node node() {
        return bar;
    }
}
