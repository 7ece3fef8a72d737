package dev.flowglass.app.race;

import java.util.List;
import java.util.Locale;

/// A meeting of a callback's report with something else, deed by deed.
public enum RaceCase {
    REPORT_BEFORE_TIMEOUT(succeed(59_999), timer(60_000)),
    REPORT_FIRST_AT_THE_SAME_INSTANT(succeed(60_000), timer(60_000)),
    TIMEOUT_FIRST_AT_THE_SAME_INSTANT(timer(60_000), succeed(60_000)),
    REPORT_AFTER_TIMEOUT(timer(60_000), succeed(61_000)),
    REPORTED_TWICE(succeed(5_000), succeed(5_000)),
    SUCCESS_THEN_FAILURE(succeed(5_000), fail(5_000, "Rejected")),
    REPORT_BEFORE_STOP(succeed(5_000), stop(5_000)),
    REPORT_AFTER_STOP(stop(5_000), succeed(5_000)),
    OLD_TOKEN_AFTER_RETRY(fail(5_000, "Busy"), timer(9_000), submit(9_000), old(10_000)),
    NEW_TOKEN_AFTER_RETRY(fail(5_000, "Busy"), timer(9_000), submit(9_000), succeed(10_000)),
    FAILURE_CAUGHT_BEFORE_TIMEOUT(fail(60_000, "Rejected"), timer(60_000)),
    TIMEOUT_BEFORE_FAILURE(timer(60_000), fail(60_000, "Rejected")),
    REPORT_BEFORE_SUBMITTED(new Deed(Kind.CALL, 0, ""), succeed(0), submit(0));

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

    private final List<Deed> deeds;

    RaceCase(Deed... deeds) {
        this.deeds = List.of(deeds);
    }

    List<Deed> deeds() {
        return deeds;
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
