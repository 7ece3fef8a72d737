package dev.flowglass.app;

import dev.flowglass.app.callback.CallbacksView;
import dev.flowglass.app.callback.CallbacksViewModel;
import dev.flowglass.app.callback.FarReports;
import dev.flowglass.app.callback.QuickAnswers;
import dev.flowglass.app.callback.ReportDialog;
import dev.flowglass.app.callback.ReportViewModel;
import dev.flowglass.app.data.DataView;
import dev.flowglass.app.data.DataViewModel;
import dev.flowglass.app.data.OriginDialog;
import dev.flowglass.app.executions.ExecutionsView;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.fx.FxEventFeed;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.timeline.TimelineView;
import dev.flowglass.app.timeline.TimelineViewModel;
import dev.flowglass.app.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.stage.Window;

/// The panes that show executions, put together by hand as the program does, over a runtime of their own. Made on
/// the FX thread.
public final class PanesFixture implements AutoCloseable {
    public final Running running = new Running();
    public final Words words;
    public final Selection selection = new Selection();
    public final FxClock clock = new FxClock(running.executions().time()::now);
    public final FxEventFeed feed = new FxEventFeed();
    public final ExecutionsViewModel executions = new ExecutionsViewModel(feed);
    public final TimelineViewModel timeline;
    public final DataViewModel data = new DataViewModel(executions, selection);
    public final CallbacksViewModel callbacks;
    public final ReportViewModel report;
    public final ExecutionsView executionsView;
    public final TimelineView timelineView;
    public final DataView dataView;
    public final CallbacksView callbacksView;
    public final ReportDialog dialog;
    public final List<String> told = new ArrayList<>();
    public String clipboard = "";

    public PanesFixture(Locale locale, Window owner) {
        var keys = new Keys();
        words = new Words(locale);
        timeline = new TimelineViewModel(executions, selection, Runnable::run, feed.fx());
        callbacks = new CallbacksViewModel(running.executions(), executions, feed.fx());
        report = new ReportViewModel(
                running.executions(), executions, FarReports.none(), clock, () -> clipboard, feed.fx());
        dialog = new ReportDialog(report, words, clock, owner, sentence -> {
            told.add(sentence);
            callbacks.tell(sentence);
        });
        executionsView =
                new ExecutionsView(executions, words, keys, clock, new ExecutionsView.Commands(item -> {}, item -> {}));
        timelineView = new TimelineView(timeline, selection, words, keys, clock);
        dataView = new DataView(
                data,
                words,
                keys,
                new OriginDialog(
                        owner,
                        words,
                        Runnable::run,
                        feed.fx(),
                        (event, through) -> selection.selectEvent(event.id(), event.path())));
        callbacksView = new CallbacksView(
                callbacks,
                new QuickAnswers(running.executions(), executions, callbacks, selection, feed.fx()),
                words,
                keys,
                clock,
                new CallbacksView.Commands(dialog::open, row -> {
                    executions.show(row.item().id());
                    selection.select(row.task().path());
                }));
        clock.start();
        feed.follow(running.executions());
    }

    @Override
    public void close() {
        clock.stop();
        feed.close();
        running.close();
    }
}
