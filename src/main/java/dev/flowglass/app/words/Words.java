package dev.flowglass.app.words;

import dev.flowglass.words.Messages;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// The words on the screen in the language of the moment.
///
/// A text that stays visible is bound (`label.textProperty().bind(words.text("editor.title", name))`), so that it
/// follows a change of language and of its arguments; [#now] is for texts that are made again anyway, as in cells
/// and dialogs.
public final class Words {
    private final ObjectProperty<Locale> locale;
    private final ReadOnlyObjectWrapper<Messages> messages;

    public Words(Locale locale) {
        this.locale = new SimpleObjectProperty<>(this, "locale", Messages.closest(locale));
        this.messages = new ReadOnlyObjectWrapper<>(this, "messages", Messages.of(locale));
        this.messages.bind(this.locale.map(Messages::of));
    }

    public ObjectProperty<Locale> localeProperty() {
        return locale;
    }

    public Locale locale() {
        return Objects.requireNonNull(locale.get());
    }

    /// Changes with the language: for what must be painted or laid out again.
    public ReadOnlyObjectProperty<Messages> messagesProperty() {
        return messages.getReadOnlyProperty();
    }

    /// The text of a key, following the language; arguments that are observable are followed too.
    public StringBinding text(String key, Object... arguments) {
        var followed = Stream.concat(
                        Stream.of(messages),
                        Arrays.stream(arguments)
                                .filter(Observable.class::isInstance)
                                .map(Observable.class::cast))
                .toArray(Observable[]::new);
        return Bindings.createStringBinding(() -> now(key, arguments), followed);
    }

    /// The text of a key in the language of this moment.
    public String now(String key, Object... arguments) {
        var values = Arrays.stream(arguments).map(Words::value).toArray();
        return Objects.requireNonNull(messages.get()).text(key, values);
    }

    private static Object value(Object argument) {
        return argument instanceof ObservableValue<?> observable ? String.valueOf(observable.getValue()) : argument;
    }
}
