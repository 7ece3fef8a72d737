package dev.flowglass.app;

import dev.flowglass.app.graph.GraphExport;
import dev.flowglass.app.graph.RunStates;
import dev.flowglass.app.theme.Theme;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.Outline;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Pictures of flows made without a window and without a display, for the command line. Called once in the life of the
/// process, because it starts and ends the toolkit.
public final class GraphPictures {
    /// Pixels for each of the graph.
    private static final double SCALE = 2;

    private final GraphExport export;
    private final Outline outline;
    private final Optional<RunStates> run;

    /// @param run states to show; nothing: the flow alone
    public GraphPictures(Locale locale, Outline outline, Optional<RunStates> run) {
        this.export = new GraphExport(new Words(locale));
        this.outline = outline;
        this.run = run;
    }

    /// A flowchart in the language of Mermaid; needs no toolkit.
    public byte[] mermaid() {
        return export.mermaid(outline, run).getBytes(StandardCharsets.UTF_8);
    }

    /// @param title for those who do not see it
    public byte[] svg(String title) {
        return onToolkit(() -> export.svg(outline, run, title).getBytes(StandardCharsets.UTF_8));
    }

    public byte[] png() {
        return onToolkit(() -> png(export.image(outline, run, SCALE)));
    }

    /// The bytes of an image as a PNG file.
    public static byte[] png(WritableImage image) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pixels = image.getPixelReader();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, pixels.getArgb(x, y));
            }
        }
        var bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false);
        ImageIO.write(copy, "png", bytes);
        return bytes.toByteArray();
    }

    private static byte[] onToolkit(Callable<byte[]> work) {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        var made = new CompletableFuture<byte[]>();
        Platform.startup(() -> {
            try {
                Theme.loadFonts();
                made.complete(work.call());
            } catch (Exception e) {
                made.completeExceptionally(e);
            }
        });
        try {
            return made.join();
        } finally {
            Platform.exit();
        }
    }
}
