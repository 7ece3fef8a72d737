package dev.flowglass.app;

import dev.flowglass.app.console.FunctionOutput;
import dev.flowglass.app.endpoint.EndpointSwitch;
import dev.flowglass.app.queue.QueueDesk;
import dev.flowglass.app.remote.FarServices;
import dev.flowglass.app.shell.FlowBinder;
import dev.flowglass.app.tests.FolderTests;
import dev.flowglass.debug.DebugGate;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.History;
import dev.flowglass.runtime.Overrides;
import java.nio.file.Path;
import java.util.Optional;

/// What the window is given by whoever puts the program together.
///
/// @param debugger the gate in front of the executions
/// @param overrides replies that stand in for resources of these executions
/// @param binder finds out what the resources of a flow mean before it runs; see
/// [dev.flowglass.app.shell.FolderResources]
/// @param endpoint for other programs on this machine
/// @param functions what they print
/// @param queues of the store
/// @param services elsewhere
/// @param tests of folders
/// @param open a flow file, a sample folder or a project folder; nothing: what was open last, at first the callback
/// sample
/// @param samples the folder of the samples
/// @param settings the file in which the window remembers how it was left
/// @param history executions that were there before and do not go on
/// @param store where executions are kept
/// @param version of the program
public record Launch(
        Executions executions,
        DebugGate debugger,
        Overrides overrides,
        History history,
        FlowBinder binder,
        EndpointSwitch endpoint,
        FunctionOutput functions,
        QueueDesk queues,
        FarServices services,
        FolderTests tests,
        Optional<Path> open,
        Path samples,
        Path settings,
        StorePlace store,
        String version) {}
