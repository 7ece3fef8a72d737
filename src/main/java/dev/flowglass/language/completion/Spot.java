package dev.flowglass.language.completion;

import dev.flowglass.source.Range;

/// Where the caret is.
sealed interface Spot {
    Word word();

    /// Where a key of a mapping may stand.
    ///
    /// @param map may still be open, when nothing of it is written yet
    /// @param written true when the key is there with its colon, and only its name is being changed
    record AtKey(Part map, Word word, boolean written) implements Spot {}

    /// Behind a key.
    record AtValue(Part value, Word word) implements Spot {}

    /// Where an element of a list may stand, behind its dash or between brackets.
    ///
    /// @param element a mapping when further keys of it stand below
    record AtElement(Part element, Word word) implements Spot {}

    /// A blank line where an element of a list may begin.
    record AtDash(Part list, Word word) implements Spot {}

    /// On a line of its own below a key that has no value yet.
    record Below(Part value, Word word) implements Spot {}

    /// What is replaced by an offer.
    ///
    /// @param typed from the beginning of the word to the caret
    /// @param lead what is missing before the word: a blank behind a colon, blanks of an indentation
    /// @param indent column where lines go on below the word
    /// @param flow true between brackets, where everything stays on its line
    /// @param quoted true inside quotes
    record Word(Range range, String typed, String lead, int indent, boolean flow, boolean quoted) {
        Word plain(int column) {
            return new Word(range, typed, lead, column, flow, quoted);
        }
    }
}
