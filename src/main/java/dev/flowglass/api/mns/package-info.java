/// The message service on the wire: queues of the store, spoken as the service's own clients expect.
///
/// It uses `store` and `value`'s neighbours above it not at all: queues have no rules that flows know of. Requests are
/// answered on virtual threads, which a long poll holds until a message comes.
///
/// Decisions: no request is taken without the header `x-mns-version`, a signature and a fresh time, so that no web page
/// can talk to it; codes of refused signatures are those of the workflow endpoint beside it; a queue that is created
/// again is the same when the attributes that are given agree, whatever the others are; a topic of a flow is a queue of
/// its name. Given up: topics and subscriptions of clients, and header names in lower case, which the HTTP server does
/// not write.
@NullMarked
package dev.flowglass.api.mns;

import org.jspecify.annotations.NullMarked;
