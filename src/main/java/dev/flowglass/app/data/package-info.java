/// What data a step got, made and passed on, as JSON that can be read, folded and copied; and the small editor in which
/// a person writes JSON.
///
/// It uses `engine`, `expression` (paths to copy), `value`, and RichTextFX in `JsonArea` alone. FX thread. Decisions:
/// all sections of the pane and all lines of their JSON are rows of one virtualised list, so that a value of a megabyte
/// costs the rows that are seen; each line knows its path, so that it can be copied. Given up: selecting letters across
/// lines in the pane.
@NullMarked
package dev.flowglass.app.data;

import org.jspecify.annotations.NullMarked;
