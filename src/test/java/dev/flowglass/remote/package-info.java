@NullMarked
package dev.flowglass.remote;

import org.jspecify.annotations.NullMarked;
