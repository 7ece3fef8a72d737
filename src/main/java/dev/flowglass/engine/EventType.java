package dev.flowglass.engine;

/// The 21 types of history events, by the names that GetExecutionHistory shows.
public enum EventType {
    EXECUTION_STARTED("ExecutionStarted"),
    EXECUTION_SUCCEEDED("ExecutionSucceeded"),
    EXECUTION_FAILED("ExecutionFailed"),
    EXECUTION_TIMED_OUT("ExecutionTimedOut"),
    EXECUTION_STOPPED("ExecutionStopped"),
    STEP_ENTERED("StepEntered"),
    STEP_STARTED("StepStarted"),
    STEP_SUCCEEDED("StepSucceeded"),
    STEP_FAILED("StepFailed"),
    STEP_EXITED("StepExited"),
    BRANCH_ENTERED("BranchEntered"),
    BRANCH_EXITED("BranchExited"),
    ITERATION_ENTERED("IterationEntered"),
    ITERATION_EXITED("IterationExited"),
    TASK_SCHEDULED("TaskScheduled"),
    TASK_STARTED("TaskStarted"),
    TASK_SUBMITTED("TaskSubmitted"),
    TASK_SUBMIT_FAILED("TaskSubmitFailed"),
    TASK_SUCCEEDED("TaskSucceeded"),
    TASK_FAILED("TaskFailed"),
    TASK_TIMED_OUT("TaskTimedOut");

    private final String word;

    EventType(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// True for the four types after which nothing more is written.
    public boolean endsExecution() {
        return switch (this) {
            case EXECUTION_SUCCEEDED, EXECUTION_FAILED, EXECUTION_TIMED_OUT, EXECUTION_STOPPED -> true;
            case EXECUTION_STARTED,
                    STEP_ENTERED,
                    STEP_STARTED,
                    STEP_SUCCEEDED,
                    STEP_FAILED,
                    STEP_EXITED,
                    BRANCH_ENTERED,
                    BRANCH_EXITED,
                    ITERATION_ENTERED,
                    ITERATION_EXITED,
                    TASK_SCHEDULED,
                    TASK_STARTED,
                    TASK_SUBMITTED,
                    TASK_SUBMIT_FAILED,
                    TASK_SUCCEEDED,
                    TASK_FAILED,
                    TASK_TIMED_OUT -> false;
        };
    }
}
