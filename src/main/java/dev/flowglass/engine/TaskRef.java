package dev.flowglass.engine;

/// One attempt of one run of a task step.
///
/// @param thread number of its thread
/// @param enteredId id of the StepEntered event of the run
/// @param attempt from 1
public record TaskRef(int thread, int enteredId, int attempt) {}
