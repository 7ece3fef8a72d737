/// The flow as meant, without positions: equal flows are equal whatever their layout. Beside it what a project binds
/// to it: what a resource means on this machine ([dev.flowglass.model.Binding]) and what the outside world answers
/// ([dev.flowglass.model.Answer]).
///
/// It uses `expression` and `value`. Any thread may use it; everything is an immutable record. Optional lists of the
/// language (`inputMappings`, `retry` …) are empty lists here: the service cannot tell an empty list from none
/// either.
@NullMarked
package dev.flowglass.model;

import org.jspecify.annotations.NullMarked;
