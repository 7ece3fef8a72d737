package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.Box;
import dev.flowglass.app.graph.layout.Fold;
import dev.flowglass.app.graph.layout.LayoutWords;
import dev.flowglass.app.theme.CoverageMark;
import dev.flowglass.app.words.Words;
import dev.flowglass.model.StepType;
import dev.flowglass.source.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/// What the graph says about a step: the line on its card, its tooltip, and what is read aloud.
public final class StateWords {
    private final Words words;

    public StateWords(Words words) {
        this.words = words;
    }

    /// How far tests came with a step, in a few words.
    String covered(CoverageMark mark) {
        return mark.line(words);
    }

    LayoutWords ofLayout() {
        return new LayoutWords(
                words.now("graph.start"),
                words.now("graph.end"),
                words.now("graph.default"),
                words.now("graph.no-match"),
                words.now("graph.unnamed"));
    }

    /// The quiet line of a card that has no state.
    String detail(Box box) {
        if (box.fold() == Fold.CLOSED) {
            return words.now("graph.closed", box.groups(), box.hidden());
        }
        return box.detail().isBlank() ? type(box) : box.detail();
    }

    String type(Box box) {
        return words.now("graph.type." + box.type().map(StepType::word).orElse("unknown"));
    }

    /// A few words about the state; empty when it has none.
    public String line(StepState state, Instant now) {
        return switch (state.status()) {
            case NOT_STARTED -> "";
            case SCHEDULED -> words.now("graph.state.scheduled");
            case RUNNING -> running(state);
            case WAITING_CALLBACK ->
                state.open() > 1
                        ? words.now("graph.state.waiting-callback-many", state.open())
                        : words.now("graph.state.waiting-callback", since(state, now));
            case WAITING_TIME -> words.now("graph.state.waiting-time", left(state, now));
            case RETRYING -> words.now("graph.state.retrying", state.attempt(), state.attempts());
            case SUCCEEDED -> words.now("graph.state.succeeded");
            case SUCCEEDED_AFTER_RETRY -> words.now("graph.state.succeeded-after-retry");
            case FAILED -> words.now("graph.state.failed", state.error().orElse(""));
            case CAUGHT -> words.now("graph.state.caught", state.error().orElse(""));
            case TIMED_OUT -> words.now("graph.state.timed-out");
            case CANCELLED -> words.now("graph.state.cancelled");
            case SKIPPED -> words.now("graph.state.skipped");
        };
    }

    private String running(StepState state) {
        if (state.total() > 0) {
            return words.now("graph.state.running-part", state.done(), state.total());
        }
        if (state.open() > 1) {
            return words.now("graph.state.running-many", state.open());
        }
        return state.attempt() > 1
                ? words.now("graph.state.running-again", state.attempt())
                : words.now("graph.state.running");
    }

    private static String since(StepState state, Instant now) {
        return state.since().map(time -> clock(Duration.between(time, now))).orElse("");
    }

    private static String left(StepState state, Instant now) {
        return state.until().map(time -> clock(Duration.between(now, time))).orElse("");
    }

    /// `0:12`, `3:05:00`; days are counted in hours.
    static String clock(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    /// All that is known, one thing a line.
    String tooltip(Box box, StepState state, Optional<Severity> problem, Instant now) {
        var lines = new ArrayList<String>();
        lines.add(box.name());
        lines.add(box.detail().isBlank() ? type(box) : type(box) + "  " + box.detail());
        if (box.fold() == Fold.CLOSED) {
            lines.add(detail(box));
        }
        if (state.status() != StepStatus.NOT_STARTED) {
            lines.add(line(state, now));
        }
        if (state.runs() > 1) {
            lines.add(words.now("graph.runs", state.runs()));
        }
        problem.ifPresent(severity ->
                lines.add(words.now(severity == Severity.ERROR ? "graph.problem.error" : "graph.problem.warning")));
        return String.join("\n", lines);
    }

    /// One sentence for a screen reader.
    String spoken(Box box, StepState state, Optional<Severity> problem, Instant now) {
        var parts = new ArrayList<String>();
        parts.add(words.now("graph.spoken.step", box.name(), type(box), detail(box)));
        if (state.status() != StepStatus.NOT_STARTED) {
            parts.add(line(state, now));
        }
        problem.ifPresent(severity ->
                parts.add(words.now(severity == Severity.ERROR ? "graph.problem.error" : "graph.problem.warning")));
        return String.join(". ", parts);
    }
}
