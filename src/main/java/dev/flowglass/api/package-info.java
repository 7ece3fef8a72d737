/// The loopback endpoints: the workflow service and its queues, spoken as their official clients expect.
///
/// It may use every room below it but not `app` and `cli`; nobody else knows the HTTP server. It runs on virtual
/// threads. It has no rules of its own: it translates requests into commands and answers into codes.
@NullMarked
package dev.flowglass.api;

import org.jspecify.annotations.NullMarked;
