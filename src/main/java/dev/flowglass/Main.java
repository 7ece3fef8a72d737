package dev.flowglass;

/// Where the program starts. A plain `main`, so that nothing of JavaFX is loaded before it is wanted.
public final class Main {
    private Main() {}

    /// Prints the version.
    public static void main(String[] args) {
        System.out.println("Flowglass " + Version.text());
    }
}
