/// The race lab: what becomes of a callback when its report meets a timeout, a second report, a retry or a stop.
///
/// It uses `engine`, `model` and `language`, and of `app` what all panes share. Playing is pure: the engine decides
/// each deed at the time the case says, so a case always ends the same way, and a test holds each result fast. FX
/// thread, since a case takes well under a millisecond. Decision: the cases run on a small flow of their own, which the
/// dialog shows, because only there every case means something; nothing that runs is touched.
@NullMarked
package dev.flowglass.app.race;

import org.jspecify.annotations.NullMarked;
