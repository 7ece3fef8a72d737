@NullMarked
package dev.flowglass.app.endpoint;

import org.jspecify.annotations.NullMarked;
