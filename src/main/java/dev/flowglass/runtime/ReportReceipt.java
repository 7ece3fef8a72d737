package dev.flowglass.runtime;

import dev.flowglass.engine.Decision.Reason;
import dev.flowglass.engine.ExecutionId;

/// What came of a report with a task token.
public sealed interface ReportReceipt {
    /// @param eventId of the TaskSucceeded or TaskFailed that the report made
    record Accepted(int eventId, ExecutionId execution, String stepName) implements ReportReceipt {}

    /// The text is no task token.
    record NotAToken() implements ReportReceipt {}

    /// A token that was not made here: of another Flowglass or of the cloud service, or changed on its way.
    ///
    /// @param execution which it claims to be of
    record ForeignToken(ExecutionId execution) implements ReportReceipt {}

    record FlowUnknown(String flow) implements ReportReceipt {}

    record ExecutionUnknown(ExecutionId execution) implements ReportReceipt {}

    /// The execution refused; for most reasons the token can still be used.
    record Refused(ExecutionId execution, Reason reason) implements ReportReceipt {}
}
