package dev.flowglass.app.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.WindowTest;
import dev.flowglass.app.graph.GraphView;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.StepPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

/// A whole flow without typing a line of YAML.
class BuildApprovalIT extends WindowTest {
    private GraphView graph() {
        return robot.lookup("#graph").queryAs(GraphView.class);
    }

    private void awaitSteps(String names) {
        await(
                "the steps are " + names,
                () -> graph().outline().orElseThrow().steps().stream()
                        .map(step -> step.name())
                        .toList()
                        .equals(List.of(names.split(" "))));
    }

    private void select(int step) {
        var path = StepPath.FLOW.child(0, step);
        fx(() -> {
            graph().requestFocus();
            graph().select(List.of(path));
        });
        var name = ask(
                () -> graph().outline().orElseThrow().find(path).orElseThrow().name());
        awaitField("name", name);
    }

    private void insert(String kind, String names) {
        fx(() -> graph().requestFocus());
        press(KeyCode.INSERT);
        await("the palette is open", () -> isShown("#graph-picker"));
        robot.write(kind);
        press(KeyCode.ENTER);
        awaitSteps(names);
    }

    private void rename(String name, String names) {
        fx(() -> graph().requestFocus());
        press(KeyCode.F2);
        await("the field is open", () -> isShown("#graph-rename-text"));
        robot.write(name);
        press(KeyCode.ENTER);
        awaitSteps(names);
        awaitField("name", name);
    }

    private Optional<TextField> field(String path) {
        return robot.lookup("#field-" + path).tryQueryAs(TextField.class);
    }

    private void awaitField(String path, String value) {
        await(
                "the field " + path + " says " + value,
                () -> field(path).filter(field -> field.getText().equals(value)).isPresent());
    }

    private void fill(String path, String value) {
        await("there is a field " + path, () -> field(path).isPresent());
        fx(() -> {
            field(path).orElseThrow().requestFocus();
            field(path).orElseThrow().selectAll();
        });
        robot.write(value);
        press(KeyCode.ENTER);
        awaitField(path, value);
        await("the text has it", () -> editor().getText().contains(value));
    }

    private void add(String list, int row) {
        var button = "#field-" + list + "-add";
        fx(() -> robot.lookup(button).query().requestFocus());
        await("the button has the focus", () -> robot.lookup(button).query().isFocused());
        press(KeyCode.SPACE);
        awaitRead();
        await(
                "there is one more row",
                () -> robot.lookup("#field-" + list + "-" + row + "-remove")
                        .tryQuery()
                        .isPresent());
    }

    private void map(String list, int row, String target, String source) {
        fill(list + "-" + row + "-target", target);
        fill(list + "-" + row + "-source", source);
    }

    /// The graph, and so the form, show what the text says.
    private void awaitRead() {
        await(
                "the graph shows the text",
                () -> graph().outline()
                        .equals(FlowReader.read(editor().getText()).outline()));
    }

    private void choose(String path, String value) {
        fx(() -> robot.lookup("#field-" + path).queryAs(ComboBox.class).requestFocus());
        fx(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> box = robot.lookup("#field-" + path).queryAs(ComboBox.class);
            box.getSelectionModel().select(value);
        });
        await("the text has it", () -> editor().getText().contains(path + ": " + value));
        awaitRead();
    }

    @Test
    void theApprovalSampleIsBuiltFromNothingInGraphAndForm() {
        var file = folder.resolve("flow.yaml");
        write(file, "");
        openWindow(Optional.of(file));
        await("there is a place for the first step", () -> isShown("#graph-plus-0"));
        press(KeyCode.I, KeyCombination.SHORTCUT_DOWN);

        robot.clickOn("#graph-plus-0");
        await("the palette is open", () -> isShown("#graph-picker"));
        robot.write("callback");
        press(KeyCode.ENTER);
        awaitSteps("callback");
        rename("askManager", "askManager");
        insert("pass", "askManager pass");
        rename("pay", "askManager pay");
        insert("pass", "askManager pay pass");
        rename("rejected", "askManager pay rejected");
        add("outputMappings", 0);
        map("outputMappings", 0, "state", "rejected");

        select(1);
        choose("end", "true");
        add("outputMappings", 0);
        map("outputMappings", 0, "state", "paid");
        add("outputMappings", 1);
        map("outputMappings", 1, "amount", "$input.amount");

        select(0);
        fill("resourceArn", "acs:fc:::services/office/functions/mail");
        map("inputMappings", 0, "to", "$input.manager");
        add("inputMappings", 1);
        map("inputMappings", 1, "amount", "$input.amount");
        add("inputMappings", 2);
        map("inputMappings", 2, "taskToken", "$context.task.token");
        add("outputMappings", 0);
        map("outputMappings", 0, "approvedBy", "$local.by");
        add("errorMappings", 0);
        map("errorMappings", 0, "reason", "$local.cause");
        add("catch", 0);
        fill("catch-0-errors", "Rejected");
        add("catch", 1);
        fill("catch-1-errors", "FnF.TaskTimeout");
        snapshot("build-approval");

        var sample =
                FlowReader.read(read(Path.of("samples/approval/flow.yaml"))).flow();
        await(
                "the flow is the sample's",
                () -> FlowReader.read(editor().getText()).flow().equals(sample));
        assertThat(robot.lookup("#field-name").tryQuery()).map(Node::isVisible).contains(true);
    }
}
