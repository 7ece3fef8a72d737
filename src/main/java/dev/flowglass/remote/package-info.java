/// Workflow services elsewhere: the cloud's, or another Flowglass that serves.
///
/// It uses `value`, and the service's own generic client (`com.aliyun:tea-openapi`), which no other room knows:
/// signing, encodings and time limits are its work, so what reaches the cloud is what the cloud's makers test. Calls
/// wait for the network; any thread but the FX thread may make them.
///
/// Decisions: a program that only signs and posts would need no library, and the project had such a one for its own
/// loopback address; against services that change their ways of signing it would have been ours to follow. Keys come
/// from the environment or from the person, live in memory, and are in no text that this room makes.
@NullMarked
package dev.flowglass.remote;

import org.jspecify.annotations.NullMarked;
