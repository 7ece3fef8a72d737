package dev.flowglass.app.theme;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;

/// The small pictures of the window, drawn on 16 by 16. The style classes are `icon` and `icon-<lower case>`; their
/// colour is the stylesheet's.
public enum Icon {
    RUN("M4 2.5 L13 8 L4 13.5 Z"),
    STOP("M3.5 3.5 H12.5 V12.5 H3.5 Z"),
    ERROR("M8 1 A7 7 0 1 0 8 15 A7 7 0 1 0 8 1 M5.4 4.3 L8 6.9 L10.6 4.3 L11.7 5.4 L9.1 8 L11.7 10.6 L10.6 11.7"
            + " L8 9.1 L5.4 11.7 L4.3 10.6 L6.9 8 L4.3 5.4 Z"),
    WARNING("M8 1.2 L15.4 14.5 H0.6 Z M7.2 5.8 L7.4 10.2 H8.6 L8.8 5.8 Z M7.2 11.2 V12.8 H8.8 V11.2 Z"),
    INFO("M8 1 A7 7 0 1 0 8 15 A7 7 0 1 0 8 1 M7.2 4 H8.8 V5.6 H7.2 Z M7.2 6.8 H8.8 V12 H7.2 Z"),
    DONE("M6.2 12.6 L1.8 8.2 L3.2 6.8 L6.2 9.8 L12.8 3.2 L14.2 4.6 Z"),
    FAILED("M3.4 2 L8 6.6 L12.6 2 L14 3.4 L9.4 8 L14 12.6 L12.6 14 L8 9.4 L3.4 14 L2 12.6 L6.6 8 L2 3.4 Z"),
    WAITING("M3 1 H13 V2.6 H12 V4.6 L9.2 8 L12 11.4 V13.4 H13 V15 H3 V13.4 H4 V11.4 L6.8 8 L4 4.6 V2.6 H3 Z"),
    CURRENT("M1 6.2 H8 V2.6 L14.5 8 L8 13.4 V9.8 H1 Z"),
    CLOSE("M4.1 3 L8 6.9 L11.9 3 L13 4.1 L9.1 8 L13 11.9 L11.9 13 L8 9.1 L4.1 13 L3 11.9 L6.9 8 L3 4.1 Z"),
    UP("M8 4.5 L14 10.5 L12.8 11.7 L8 6.9 L3.2 11.7 L2 10.5 Z"),
    DOWN("M8 11.5 L2 5.5 L3.2 4.3 L8 9.1 L12.8 4.3 L14 5.5 Z"),
    FOLDED("M11.5 8 L5.5 14 L4.3 12.8 L9.1 8 L4.3 3.2 L5.5 2 Z"),
    FOLDER("M1.5 3 H6.2 L7.8 4.6 H14.5 V13 H1.5 Z M2.9 6.2 V11.6 H13.1 V6.2 Z"),
    FLOW("M3 1.5 H9.6 L13 4.9 V14.5 H3 Z M4.4 2.9 V13.1 H11.6 V5.9 H8.6 V2.9 Z M5.8 7.4 H10.2 V8.6 H5.8 Z"
            + " M5.8 9.8 H10.2 V11 H5.8 Z"),
    SAMPLE("M8 1.2 L14.6 4.6 L8 8 L1.4 4.6 Z M2.6 7 L8 9.8 L13.4 7 L14.6 7.6 L8 11 L1.4 7.6 Z M2.6 10 L8 12.8"
            + " L13.4 10 L14.6 10.6 L8 14 L1.4 10.6 Z"),
    DISK("M2 2 H12 L14 4 V14 H2 Z M3.4 3.4 V12.6 H4.6 V9 H11.4 V12.6 H12.6 V4.6 L11.4 3.4 V6.6 H5 V3.4 Z"),
    TO_START("M2 3 H3.6 V13 H2 Z M14 3 V13 L5 8 Z"),
    BACK("M11.5 2.5 V13.5 L3 8 Z"),
    FORWARD("M4.5 2.5 V13.5 L13 8 Z"),
    BACK_STEP("M8 3 V13 L1.5 8 Z M14.5 3 V13 L8 8 Z"),
    FORWARD_STEP("M1.5 3 V13 L8 8 Z M8 3 V13 L14.5 8 Z"),
    LIVE("M8 4 A4 4 0 1 0 8 12 A4 4 0 1 0 8 4"),
    CLOCK("M8 1 A7 7 0 1 0 8 15 A7 7 0 1 0 8 1 M8 2.6 A5.4 5.4 0 1 1 8 13.4 A5.4 5.4 0 1 1 8 2.6 M7.3 4.4 H8.7 V7.7"
            + " L11 9.9 L10 10.9 L7.3 8.3 Z"),
    NEXT_TIMER("M6.5 2 A6 6 0 1 0 12.5 8 H11 A4.5 4.5 0 1 1 6.5 3.5 Z M5.8 4.8 H7.2 V7.6 L9.2 9.4 L8.2 10.4 L5.8 8.2 Z"
            + " M9.5 1 L14.5 3.7 L9.5 6.4 Z"),
    LANES("M1.5 2.5 H8.5 V5 H1.5 Z M5 6.8 H12.5 V9.3 H5 Z M9 11 H14.5 V13.5 H9 Z"),
    ZOOM_IN("M7.2 2.5 H8.8 V7.2 H13.5 V8.8 H8.8 V13.5 H7.2 V8.8 H2.5 V7.2 H7.2 Z"),
    ZOOM_OUT("M2.5 7.2 H13.5 V8.8 H2.5 Z"),
    FIT("M1.5 2 H3 V14 H1.5 Z M13 2 H14.5 V14 H13 Z M4 8 L6.6 5.4 V7.2 H9.4 V5.4 L12 8 L9.4 10.6 V8.8 H6.6 V10.6 Z"),
    COMPRESS("M1.5 7.2 H4.6 V4.8 L7.6 8 L4.6 11.2 V8.8 H1.5 Z M14.5 7.2 H11.4 V4.8 L8.4 8 L11.4 11.2 V8.8 H14.5 Z"),
    PAUSE("M3.5 3 H6.7 V13 H3.5 Z M9.3 3 H12.5 V13 H9.3 Z"),
    CONTINUE("M2 3 H4.2 V13 H2 Z M6 2.5 L14.5 8 L6 13.5 Z"),
    OVER("M1.6 8.6 C2 1.6 12.4 1.4 13.4 6.6 L15.4 6.2 L12.6 10.6 L9.2 7.2 L11.4 6.9 C10.4 3.8 3.8 4 3.4 8.6 Z"
            + " M7.6 10.4 A2 2 0 1 0 7.6 14.4 A2 2 0 1 0 7.6 10.4 Z"),
    INTO("M7 1 H9 V5.6 H11.6 L8 9.6 L4.4 5.6 H7 Z M8 11 A2 2 0 1 0 8 15 A2 2 0 1 0 8 11 Z"),
    OUT("M8 1 L11.6 5 H9 V9.6 H7 V5 H4.4 Z M8 11 A2 2 0 1 0 8 15 A2 2 0 1 0 8 11 Z"),
    RESTART("M8 3 A5.7 5.7 0 1 0 13.7 8.7 H11.9 A3.9 3.9 0 1 1 8 4.8 V7 L12.4 3.9 L8 0.8 Z"),
    BREAKPOINT("M8 2 A6 6 0 1 0 8 14 A6 6 0 1 0 8 2 Z"),
    CONDITIONAL_BREAKPOINT("M8 2 A6 6 0 1 0 8 14 A6 6 0 1 0 8 2 Z M5 5.9 H11 V7.3 H5 Z M5 8.7 H11 V10.1 H5 Z"),
    LOG_POINT("M8 1.2 L14.8 8 L8 14.8 L1.2 8 Z"),
    UNBOUND_BREAKPOINT("M8 2 A6 6 0 1 0 8 14 A6 6 0 1 0 8 2 Z M8 3.6 A4.4 4.4 0 1 0 8 12.4 A4.4 4.4 0 1 0 8 3.6 Z"),
    REMOVE("M3 4.2 H6 V3 H10 V4.2 H13 V5.6 H3 Z M4 6.4 H12 L11.4 14 H4.6 Z"),
    EDIT("M2 14 L2.8 10.8 L10.8 2.8 L13.2 5.2 L5.2 13.2 Z"),
    PALETTE("M1.5 3 H14.5 V4.6 H1.5 Z M1.5 7.2 H14.5 V8.8 H1.5 Z M1.5 11.4 H9.5 V13 H1.5 Z");

    /// Two specks in the corners, too small to be seen, so that every picture is as wide as it is high.
    private static final String SQUARE = " M0 0 h0.01 v0.01 Z M16 16 h-0.01 v-0.01 Z";

    private final String path;

    Icon(String path) {
        this.path = path;
    }

    /// A new picture of it, as large as the text beside it.
    public Node node() {
        var shape = new SVGPath();
        shape.setContent(path + SQUARE);
        shape.setFillRule(FillRule.EVEN_ODD);
        var picture = new Region();
        picture.setShape(shape);
        picture.getStyleClass().addAll("icon", "icon-" + name().toLowerCase(Locale.ROOT));
        picture.setMouseTransparent(true);
        return picture;
    }
}
