package dev.flowglass.api;

/// The service's error codes, with their HTTP status.
enum ErrorCode {
    ACTION_NOT_SUPPORTED(400, "ActionNotSupported"),
    API_VERSION_NOT_SUPPORTED(400, "APIVersionNotSupported"),
    ENTITY_TOO_LARGE(400, "EntityTooLarge"),
    INVALID_ARGUMENT(400, "InvalidArgument"),
    MISSING_REQUIRED_HEADER(400, "MissingRequiredHeader"),
    MISSING_REQUIRED_PARAMS(400, "MissingRequiredParams"),
    TASK_ALREADY_COMPLETED(400, "TaskAlreadyCompleted"),
    EXECUTION_ALREADY_EXISTS(400, "ExecutionAlreadyExists"),
    EXECUTION_ALREADY_COMPLETED(400, "ExecutionAlreadyCompleted"),
    ACCESS_DENIED(403, "AccessDenied"),
    INVALID_ACCESS_KEY_ID(403, "InvalidAccessKeyID"),
    REQUEST_TIME_TOO_SKEWED(403, "RequestTimeTooSkewed"),
    SIGNATURE_NOT_MATCH(403, "SignatureNotMatch"),
    FLOW_NOT_EXISTS(404, "FlowNotExists"),
    EXECUTION_NOT_EXISTS(404, "ExecutionNotExists"),
    SCHEDULE_NOT_EXISTS(404, "ScheduleNotExists"),
    FLOW_ALREADY_EXISTS(409, "FlowAlreadyExists"),
    SCHEDULE_ALREADY_EXISTS(409, "ScheduleAlreadyExists"),
    CONCURRENT_UPDATE_ERROR(409, "ConcurrentUpdateError"),
    INTERNAL_SERVER_ERROR(500, "InternalServerError");

    private final int status;
    private final String text;

    ErrorCode(int status, String text) {
        this.status = status;
        this.text = text;
    }

    int status() {
        return status;
    }

    /// As clients read it.
    String text() {
        return text;
    }
}
