package dev.flowglass.runtime;

import dev.flowglass.connector.Bindings;
import dev.flowglass.model.Binding;
import dev.flowglass.model.Resources;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The resources files in use, by flow. May be changed at any time; calls already made go on as they began.
public final class FlowResources implements Bindings {
    private final Resources others;
    private final Map<String, Resources> byFlow = new ConcurrentHashMap<>();

    public FlowResources() {
        this(Resources.NONE);
    }

    /// @param others for all flows that have none of their own
    public FlowResources(Resources others) {
        this.others = others;
    }

    public void put(String flow, Resources resources) {
        byFlow.put(flow, resources);
    }

    @Override
    public Optional<Binding> find(String flow, String arn) {
        return byFlow.getOrDefault(flow, others).match(arn);
    }
}
