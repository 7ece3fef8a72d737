/// The composition root: puts the rooms together by hand. It is the only package that may use every room.
@NullMarked
package dev.flowglass;

import org.jspecify.annotations.NullMarked;
