@NullMarked
package dev.flowglass.app.editor;

import org.jspecify.annotations.NullMarked;
