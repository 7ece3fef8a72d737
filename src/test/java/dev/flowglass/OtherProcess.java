package dev.flowglass;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Programs of the class path of the tests in a process of their own.
public final class OtherProcess {
    private OtherProcess() {}

    /// @param flags of the virtual machine
    public static ProcessBuilder java(List<String> flags, Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /// The program itself.
    ///
    /// @param home the person's folder, and where it writes its log
    public static ProcessBuilder flowglass(Path home, List<String> flags, List<String> arguments) {
        var all = new ArrayList<>(flags);
        all.add("-Duser.home=" + home);
        var process = java(all, Main.class, arguments);
        process.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
        return process;
    }
}
