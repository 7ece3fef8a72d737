/// The history of the current execution as a table that is live.
///
/// It uses `engine`, and of `app` what all panes share. FX thread; the filter looks through long histories on another
/// thread that the view model is given. Decisions: rows are the events themselves behind one list of positions, no row
/// objects; names of event types are those of the service in every language, because people search for them. Given up:
/// sorting by column, an event's place is its number.
@NullMarked
package dev.flowglass.app.timeline;

import org.jspecify.annotations.NullMarked;
