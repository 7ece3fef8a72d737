package dev.flowglass.app.graph;

/// How a state looks: never by colour alone.
///
/// @param color of border, band, icon and word
/// @param soft ground of the card
/// @param dashes of the border
/// @param width of the border
record Looks(GraphColor color, GraphColor soft, Icon icon, Dashes dashes, double width) {
    static Looks of(StepStatus status) {
        return switch (status) {
            case NOT_STARTED -> new Looks(GraphColor.NODE_BORDER, GraphColor.NODE, Icon.NONE, Dashes.SOLID, 1);
            case SCHEDULED -> new Looks(GraphColor.RUNNING, GraphColor.NODE, Icon.QUEUED, Dashes.SOLID, 1.5);
            case RUNNING -> new Looks(GraphColor.RUNNING, GraphColor.RUNNING_SOFT, Icon.RUNNING, Dashes.SOLID, 2);
            case WAITING_CALLBACK ->
                new Looks(GraphColor.WAITING, GraphColor.WAITING_SOFT, Icon.HAND, Dashes.DASHED, 2);
            case WAITING_TIME -> new Looks(GraphColor.TIMER, GraphColor.TIMER_SOFT, Icon.CLOCK, Dashes.DOTTED, 2);
            case RETRYING -> new Looks(GraphColor.RETRYING, GraphColor.RETRYING_SOFT, Icon.RETRY, Dashes.DASH_DOT, 2);
            case SUCCEEDED -> new Looks(GraphColor.SUCCEEDED, GraphColor.SUCCEEDED_SOFT, Icon.CHECK, Dashes.SOLID, 1.5);
            case SUCCEEDED_AFTER_RETRY ->
                new Looks(GraphColor.SUCCEEDED, GraphColor.SUCCEEDED_SOFT, Icon.CHECK_AGAIN, Dashes.SOLID, 1.5);
            case FAILED -> new Looks(GraphColor.FAILED, GraphColor.FAILED_SOFT, Icon.CROSS, Dashes.SOLID, 2.5);
            case CAUGHT -> new Looks(GraphColor.RETRYING, GraphColor.RETRYING_SOFT, Icon.CAUGHT, Dashes.DASH_DOT, 2);
            case TIMED_OUT -> new Looks(GraphColor.FAILED, GraphColor.FAILED_SOFT, Icon.CLOCK, Dashes.SOLID, 2.5);
            case CANCELLED -> new Looks(GraphColor.SKIPPED, GraphColor.SKIPPED_SOFT, Icon.SLASH, Dashes.SOLID, 1);
            case SKIPPED -> new Looks(GraphColor.SKIPPED, GraphColor.BACKGROUND, Icon.SLASH, Dashes.SOLID, 1);
        };
    }
}
