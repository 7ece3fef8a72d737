package dev.flowglass.app.shell;

import dev.flowglass.app.theme.Theme;
import dev.flowglass.app.words.Words;

/// What every part of the window is given: words, looks, keys, actions, and what is remembered.
public record Desk(Words words, Theme theme, Keys keys, Actions actions, Settings settings) {}
