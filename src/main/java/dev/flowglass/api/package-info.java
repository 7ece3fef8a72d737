/// The loopback endpoints: the workflow service and its queues, spoken as their official clients expect.
///
/// It may use every room below it but not `app` and `cli`; nobody else knows the HTTP server. Each request has a
/// virtual thread and may block. It has no rules of its own: it translates requests into commands and answers into
/// codes; `language` says whether a definition can be used, `words` in which sentence it cannot.
///
/// Decisions: flows and schedules are read from and written to the store itself, because nothing that runs depends on
/// them; executions only through `runtime`. A request is looked at in this order: can a web page have sent it, is it
/// short enough, is it signed with the key, in time, for the first time, and what does it want. A nonce counts as used
/// once the signature was right, whatever comes of the request. Of a parameter in query and form the form's value
/// counts. Nothing is ever forwarded, although requests in proxy form are answered.
@NullMarked
package dev.flowglass.api;

import org.jspecify.annotations.NullMarked;
