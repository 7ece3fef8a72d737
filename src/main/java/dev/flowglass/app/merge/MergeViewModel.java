package dev.flowglass.app.merge;

import dev.flowglass.app.merge.Merge.Choice;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What a person chooses for each difference.
public final class MergeViewModel {
    private final Merge merge;
    private final ObservableList<Choice> choices;
    private final IntegerBinding open;

    public MergeViewModel(Merge merge) {
        this.merge = merge;
        choices = FXCollections.observableArrayList(merge.proposals());
        open = Bindings.createIntegerBinding(
                () -> (int) choices.stream().filter(Choice.OPEN::equals).count(), choices);
    }

    public Merge merge() {
        return merge;
    }

    /// One for each difference, to be read; see [#choose].
    public ObservableList<Choice> choices() {
        return FXCollections.unmodifiableObservableList(choices);
    }

    public void choose(int difference, Choice choice) {
        choices.set(difference, choice);
    }

    /// How many differences are still to be decided.
    public IntegerBinding openProperty() {
        return open;
    }

    /// How many were changed on both sides.
    public int conflicts() {
        return (int) merge.proposals().stream().filter(Choice.OPEN::equals).count();
    }

    public String text() {
        return merge.text(List.copyOf(choices));
    }
}
