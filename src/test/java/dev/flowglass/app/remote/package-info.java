@NullMarked
package dev.flowglass.app.remote;

import org.jspecify.annotations.NullMarked;
