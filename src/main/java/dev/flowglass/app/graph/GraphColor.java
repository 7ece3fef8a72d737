package dev.flowglass.app.graph;

import java.util.Locale;
import javafx.scene.paint.Color;

/// The colours of the graph. Each is the CSS property `-graph-…` of the view, which its stylesheet sets to a looked-up
/// colour of the theme.
enum GraphColor {
    BACKGROUND("#f7f8fa"),
    NODE("#ffffff"),
    NODE_BORDER("#8b949e"),
    FRAME("#eff1f4"),
    FRAME_BORDER("#a9b1ba"),
    EDGE("#6e7781"),
    EDGE_TAKEN("#0969da"),
    TEXT("#24292f"),
    TEXT_MUTED("#57606a"),
    ACCENT("#0969da"),
    ACCENT_SOFT("#dcebfd"),
    ERROR("#c4242b"),
    WARNING("#8a5a00"),
    RUNNING("#0072b2"),
    RUNNING_SOFT("#e3f1fa"),
    SUCCEEDED("#00734f"),
    SUCCEEDED_SOFT("#e0f3ec"),
    FAILED("#b94700"),
    FAILED_SOFT("#fcebe0"),
    WAITING("#9c4474"),
    WAITING_SOFT("#f9e9f2"),
    TIMER("#0b6b7d"),
    TIMER_SOFT("#e0f3f6"),
    RETRYING("#8a5a00"),
    RETRYING_SOFT("#fbf0d9"),
    PAUSED("#6b6000"),
    SKIPPED("#636a72"),
    SKIPPED_SOFT("#eef0f2");

    private final String initial;

    GraphColor(String initial) {
        this.initial = initial;
    }

    /// In the light theme, as `#rrggbb`.
    String web() {
        return initial;
    }

    Color initial() {
        return Color.web(initial);
    }

    String property() {
        return "-graph-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
