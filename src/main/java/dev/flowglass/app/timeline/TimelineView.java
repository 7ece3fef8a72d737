package dev.flowglass.app.timeline;

import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.words.Words;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The events of an execution as a table, as compact groups and as lanes, with the filter and the way through time. For
/// the bottom of the window: put [#node] into a tab; [#focusFilter] is for the key that finds.
public final class TimelineView {
    private final TimelineViewModel model;
    private final Words words;
    private final TextField filter = new TextField();
    private final EventTable table;
    private final GroupsView groups;
    private final MomentBar moments;
    private final LanesPane lanes;
    private final TimelineMenu menu;
    private final VBox root;

    public TimelineView(TimelineViewModel model, Selection selection, Words words, Keys keys, FxClock clock) {
        this.model = model;
        this.words = words;
        this.moments = new MomentBar(model.moment(), words, keys);
        this.lanes = new LanesPane(model.lanes(), words, keys, clock);
        this.groups = new GroupsView(model, words, clock);
        this.menu = new TimelineMenu(model, words, keys, lanes.shownProperty());
        this.table = new EventTable(model, selection, words, clock, placeholder(keys));
        var pages = new PageBar(model.lines(), words);
        var list = new VBox(table.node(), pages.node());
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        var content = new StackPane(list, groups.node(), lanes.node());
        lanes.node().visibleProperty().bind(lanes.shownProperty());
        groups.node().visibleProperty().bind(model.groups().wantedProperty());
        list.visibleProperty()
                .bind(lanes.shownProperty()
                        .not()
                        .and(model.groups().wantedProperty().not()));
        root = new VBox(bar(), content);
        root.getStyleClass().add("pane");
        VBox.setVgrow(content, Priority.ALWAYS);
    }

    public Node node() {
        return root;
    }

    /// What the keys do here.
    public List<Action> actions() {
        return Stream.of(moments.actions(), lanes.actions(), menu.actions())
                .flatMap(List::stream)
                .toList();
    }

    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    private Node bar() {
        filter.setId("event-filter");
        filter.getStyleClass().add("filter");
        filter.promptTextProperty().bind(words.text("timeline.filter.prompt"));
        filter.accessibleTextProperty().bind(words.text("timeline.filter"));
        filter.setTooltip(tooltip("timeline.filter.about"));
        filter.textProperty().bindBidirectional(model.filterProperty());
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !filter.getText().isEmpty()) {
                filter.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN) {
                table.focus();
                event.consume();
            }
        });
        filter.fontProperty().subscribe(font -> table.resize(font.getSize()));
        var count = new Label();
        count.setId("event-count");
        count.getStyleClass().add("muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> isUnfiltered()
                                ? words.now(
                                        "timeline.count", model.totalProperty().get())
                                : words.now(
                                        "timeline.count.filtered",
                                        model.shownProperty().get(),
                                        model.totalProperty().get()),
                        model.filterProperty(),
                        model.kindProperty(),
                        model.shownProperty(),
                        model.totalProperty(),
                        words.messagesProperty()));
        var follow = new CheckBox();
        follow.setId("follow-events");
        follow.setMinWidth(Region.USE_PREF_SIZE);
        follow.textProperty().bind(words.text("timeline.follow"));
        follow.setTooltip(tooltip("timeline.follow.about"));
        follow.selectedProperty().bindBidirectional(model.followingProperty());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var chips = new KindChips(model, words).node();
        var ofEvents = model.groups().wantedProperty().not();
        chips.visibleProperty().bind(ofEvents);
        chips.managedProperty().bind(ofEvents);
        count.visibleProperty().bind(ofEvents);
        count.managedProperty().bind(ofEvents);
        var ofTable = new HBox(filter, chips, count);
        ofTable.getStyleClass().add("pane-part");
        ofTable.visibleProperty().bind(lanes.shownProperty().not());
        ofTable.managedProperty().bind(ofTable.visibleProperty());
        follow.visibleProperty().bind(lanes.shownProperty().not());
        follow.managedProperty().bind(follow.visibleProperty());
        var bar = new HBox(menu.node(), lanes.bar(), ofTable, gap, moments.node(), follow);
        bar.getStyleClass().add("pane-bar");
        return bar;
    }

    private boolean isUnfiltered() {
        return model.filterProperty().get().isBlank()
                && model.kindProperty().get().isEmpty();
    }

    private Tooltip tooltip(String word) {
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(words.text(word));
        return tooltip;
    }

    private Node placeholder(Keys keys) {
        var text = new Label();
        text.getStyleClass().add("empty-text");
        text.setWrapText(true);
        text.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> isUnfiltered()
                                ? words.now("timeline.empty", keys.text("run.start"))
                                : words.now("timeline.no-match"),
                        model.filterProperty(),
                        model.kindProperty(),
                        words.messagesProperty()));
        return text;
    }
}
