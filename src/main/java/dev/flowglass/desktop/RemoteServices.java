package dev.flowglass.desktop;

import dev.flowglass.app.remote.FarServices;
import dev.flowglass.remote.Credentials;
import dev.flowglass.remote.RefusedException;
import dev.flowglass.remote.Service;
import dev.flowglass.remote.Target;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Services elsewhere for the window.
final class RemoteServices implements FarServices {
    private static final int MOST_LISTED = 200;

    @Override
    public Optional<Key> usualKey() {
        return Credentials.usual().map(key -> new Key(key.keyId(), key.keySecret(), key.securityToken()));
    }

    @Override
    public Far connect(String address, Key key) throws IOException {
        var far = new Remote(
                new Service(new Target(address, new Credentials(key.id(), key.secret(), key.securityToken()))));
        far.flows();
        return far;
    }

    private interface Call<T> {
        T run() throws IOException, RefusedException;
    }

    private interface Errand {
        void run() throws IOException, RefusedException;
    }

    private static <T> T ask(Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (RefusedException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void tell(Errand errand) throws IOException {
        ask(() -> {
            errand.run();
            return true;
        });
    }

    private record Remote(Service service) implements Far {
        @Override
        public String host() {
            return service.target().host();
        }

        @Override
        public List<String> flows() throws IOException {
            return ask(service::flows);
        }

        @Override
        public List<Listed> executions(String flow) throws IOException {
            return ask(() -> service.executions(flow, MOST_LISTED)).stream()
                    .map(one -> new Listed(one.flow(), one.name(), one.status(), one.started()))
                    .toList();
        }

        @Override
        public String definition(String flow, String name) throws IOException {
            return ask(() -> service.describe(flow, name, 0)).find("FlowDefinition") instanceof Value.Text(String text)
                    ? text
                    : "";
        }

        @Override
        public List<Obj> history(String flow, String name, int from) throws IOException {
            return ask(() -> service.history(flow, name, from));
        }

        @Override
        public String start(String flow, String input) throws IOException {
            return ask(() -> service.start(flow, "", input));
        }

        @Override
        public void stop(String flow, String name) throws IOException {
            tell(() -> service.stop(flow, name, "", ""));
        }

        @Override
        public void succeed(String token, String output) throws IOException {
            tell(() -> service.reportSucceeded(token, output));
        }

        @Override
        public void fail(String token, String error, String cause) throws IOException {
            tell(() -> service.reportFailed(token, error, cause));
        }

        @Override
        public void put(String flow, String definition) throws IOException {
            tell(() -> service.put(flow, definition));
        }
    }
}
