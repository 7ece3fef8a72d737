/// Queues on the wire.
@NullMarked
package dev.flowglass.api.mns;

import org.jspecify.annotations.NullMarked;
