package dev.flowglass.app.debug;

import dev.flowglass.app.shell.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Expressions that are evaluated at every stop, remembered for each project folder.
public final class Watches {
    private final Settings settings;
    private final ObservableList<String> list = FXCollections.observableArrayList();
    private final ObservableList<String> unmodifiable = FXCollections.unmodifiableObservableList(list);
    private String key = "watches";

    /// @param folder of the project
    public Watches(Settings settings, ObservableValue<Optional<Path>> folder) {
        this.settings = settings;
        folder.subscribe(now -> {
            key = now.map(path -> "watches." + path).orElse("watches");
            list.setAll(settings.list(key));
        });
    }

    /// Unmodifiable.
    public ObservableList<String> list() {
        return unmodifiable;
    }

    public void add(String expression) {
        var text = expression.strip();
        if (!text.isEmpty() && !list.contains(text)) {
            list.add(text);
            remember();
        }
    }

    public void remove(String expression) {
        list.remove(expression);
        remember();
    }

    private void remember() {
        settings.put(key, new ArrayList<>(list));
    }
}
