@NullMarked
package dev.flowglass.app.authoring;

import org.jspecify.annotations.NullMarked;
