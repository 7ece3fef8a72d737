/// The language: `read` (YAML to flow and positions, going on after errors), `check` (one rule, one class), and the
/// same for the resources and answers files that stand beside a flow.
///
/// It uses `model`, `expression`, `value` and `source`, and is the only room that knows SnakeYAML. Any thread may use
/// it.
@NullMarked
package dev.flowglass.language;

import org.jspecify.annotations.NullMarked;
