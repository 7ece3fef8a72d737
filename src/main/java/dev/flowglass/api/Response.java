package dev.flowglass.api;

/// What is sent back.
///
/// @param body sent in UTF-8
/// @param closes true when the connection cannot be used any more, because the request was not read to its end
record Response(int status, String contentType, String body, boolean closes) {}
