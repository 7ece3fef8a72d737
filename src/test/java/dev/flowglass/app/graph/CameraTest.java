package dev.flowglass.app.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flowglass.app.graph.layout.Bounds;
import org.junit.jupiter.api.Test;

class CameraTest {
    private static final Bounds PICTURE = new Bounds(-100, 0, 400, 2000);

    @Test
    void whatIsUnderThePointerStaysThereWhenZooming() {
        var before = new Camera(0.8, 37, -12);
        var after = before.zoom(1.7, 200, 90);

        assertThat(after.pictureX(200)).isCloseTo(before.pictureX(200), within(1e-9));
        assertThat(after.pictureY(90)).isCloseTo(before.pictureY(90), within(1e-9));
        assertThat(after.scale()).isEqualTo(1.7);
    }

    @Test
    void zoomHasLimits() {
        assertThat(Camera.NORMAL.zoom(100, 0, 0).scale()).isEqualTo(Camera.NEAREST);
        assertThat(Camera.NORMAL.zoom(0, 0, 0).scale()).isEqualTo(Camera.FARTHEST);
    }

    @Test
    void whatFitsIsSeenWholeAndInTheMiddle() {
        var camera = Camera.fit(PICTURE, 600, 500, 20, 1);

        assertThat(camera.visible(600, 500).contains(PICTURE)).isTrue();
        assertThat(camera.screenX(PICTURE.centerX())).isCloseTo(300, within(1.0));
        assertThat(camera.screenY(PICTURE.centerY())).isCloseTo(250, within(1.0));
    }

    @Test
    void aSmallPictureIsNotEnlargedToFit() {
        assertThat(Camera.fit(new Bounds(0, 0, 10, 10), 600, 500, 20, 1).scale())
                .isEqualTo(1);
    }

    @Test
    void revealingMovesNoMoreThanNeeded() {
        var seen = new Bounds(100, 100, 50, 50);
        var below = new Bounds(100, 700, 50, 50);

        assertThat(Camera.NORMAL.reveal(seen, 600, 500, 20)).isEqualTo(Camera.NORMAL);
        assertThat(Camera.NORMAL.reveal(below, 600, 500, 20)).isEqualTo(new Camera(1, 0, -270));
    }

    @Test
    void thePictureCannotBeLost() {
        var far = Camera.NORMAL.pan(-10_000, 10_000).keep(PICTURE, 600, 500, 60);

        assertThat(far.screenX(PICTURE.right())).isEqualTo(60);
        assertThat(far.screenY(PICTURE.y())).isEqualTo(440);
    }
}
