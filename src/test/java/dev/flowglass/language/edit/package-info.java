/// Tests of editing a flow without typing.
@NullMarked
package dev.flowglass.language.edit;

import org.jspecify.annotations.NullMarked;
