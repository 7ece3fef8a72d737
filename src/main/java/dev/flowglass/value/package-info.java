/// The room of immutable JSON: [dev.flowglass.value.Value] and its text form [dev.flowglass.value.Json].
///
/// It uses nothing but Jackson's streaming core, and nobody else uses Jackson. Any thread may use it.
///
/// Decisions: numbers are decimals and equal by amount (`1`, `1.0` and `1e0` are the same number), so that an integer
/// of any size keeps its value; objects keep the order in which they were written, yet are equal whatever that order.
/// Generated texts have their keys sorted, as the service writes them. Given up: the way a number was spelt.
@NullMarked
package dev.flowglass.value;

import org.jspecify.annotations.NullMarked;
