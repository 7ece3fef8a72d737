/// Being an HTTP server that only programs of this machine can use, and what two protocols over it have in common.
///
/// It knows the HTTP server of the JDK and nothing of flows. Each request has a virtual thread and may block.
/// Decisions: bounds on time, size and number hold for every protocol alike, because they are set on the server and not
/// by those who answer; who may call is for the protocol to say, from what [dev.flowglass.api.http.Request] tells.
@NullMarked
package dev.flowglass.api.http;

import org.jspecify.annotations.NullMarked;
