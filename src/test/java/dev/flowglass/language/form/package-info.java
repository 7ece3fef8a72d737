@NullMarked
package dev.flowglass.language.form;

import org.jspecify.annotations.NullMarked;
