/// Every word that a person reads, in English and Simplified Chinese, by key.
///
/// It uses nothing but `java.base`, so that window and command line speak with one voice. Any thread may use it;
/// everything is immutable. Decision: placeholders are read here and not by `java.text.MessageFormat`, whose
/// apostrophes swallow text and whose numbers get separators (`line 1,204`); of its patterns `{0}` and
/// `{0,choice,…}` are understood, everything else is literal, also `{"status": "ok"}`.
@NullMarked
package dev.flowglass.words;

import org.jspecify.annotations.NullMarked;
