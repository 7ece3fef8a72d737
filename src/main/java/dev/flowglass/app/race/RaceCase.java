package dev.flowglass.app.race;

import java.util.List;
import java.util.Locale;

/// A meeting of a callback's report with something else, deed by deed.
public enum RaceCase {
    REPORT_BEFORE_TIMEOUT,
    REPORT_FIRST_AT_THE_SAME_INSTANT,
    TIMEOUT_FIRST_AT_THE_SAME_INSTANT,
    REPORT_AFTER_TIMEOUT,
    REPORTED_TWICE,
    SUCCESS_THEN_FAILURE,
    REPORT_BEFORE_STOP,
    REPORT_AFTER_STOP,
    OLD_TOKEN_AFTER_RETRY,
    NEW_TOKEN_AFTER_RETRY,
    FAILURE_CAUGHT_BEFORE_TIMEOUT,
    TIMEOUT_BEFORE_FAILURE,
    REPORT_BEFORE_SUBMITTED;

    enum Kind {
        /// The resource is being called and has not answered: nothing else has happened.
        CALL,
        /// The resource says that it took the job.
        SUBMIT,
        /// A report of success, with the token of the attempt that waits.
        SUCCEED,
        /// A report of success, with the token of the first attempt.
        OLD_TOKEN,
        /// A report of failure.
        FAIL,
        /// A timer of the execution is due.
        TIMER,
        STOP
    }

    /// Something that is done.
    ///
    /// @param at milliseconds after the start
    /// @param error of a failure
    record Deed(Kind kind, long at, String error) {}

    List<Deed> deeds() {
        return switch (this) {
            case REPORT_BEFORE_TIMEOUT -> List.of(succeed(59_999), timer(60_000));
            case REPORT_FIRST_AT_THE_SAME_INSTANT -> List.of(succeed(60_000), timer(60_000));
            case TIMEOUT_FIRST_AT_THE_SAME_INSTANT -> List.of(timer(60_000), succeed(60_000));
            case REPORT_AFTER_TIMEOUT -> List.of(timer(60_000), succeed(61_000));
            case REPORTED_TWICE -> List.of(succeed(5_000), succeed(5_000));
            case SUCCESS_THEN_FAILURE -> List.of(succeed(5_000), fail(5_000, "Rejected"));
            case REPORT_BEFORE_STOP -> List.of(succeed(5_000), stop(5_000));
            case REPORT_AFTER_STOP -> List.of(stop(5_000), succeed(5_000));
            case OLD_TOKEN_AFTER_RETRY -> List.of(fail(5_000, "Busy"), timer(9_000), submit(9_000), old(10_000));
            case NEW_TOKEN_AFTER_RETRY -> List.of(fail(5_000, "Busy"), timer(9_000), submit(9_000), succeed(10_000));
            case FAILURE_CAUGHT_BEFORE_TIMEOUT -> List.of(fail(60_000, "Rejected"), timer(60_000));
            case TIMEOUT_BEFORE_FAILURE -> List.of(timer(60_000), fail(60_000, "Rejected"));
            case REPORT_BEFORE_SUBMITTED -> List.of(new Deed(Kind.CALL, 0, ""), succeed(0), submit(0));
        };
    }

    /// Part of the keys of its words.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Deed succeed(long at) {
        return new Deed(Kind.SUCCEED, at, "");
    }

    private static Deed old(long at) {
        return new Deed(Kind.OLD_TOKEN, at, "");
    }

    private static Deed fail(long at, String error) {
        return new Deed(Kind.FAIL, at, error);
    }

    private static Deed timer(long at) {
        return new Deed(Kind.TIMER, at, "");
    }

    private static Deed submit(long at) {
        return new Deed(Kind.SUBMIT, at, "");
    }

    private static Deed stop(long at) {
        return new Deed(Kind.STOP, at, "");
    }
}
