package dev.flowglass.language.completion;

import dev.flowglass.language.Place;
import java.util.List;

/// What may be written at a place of a text.
public final class Completion {
    private Completion() {}

    /// The offers for the word that the caret is in or behind, the best first; none where nothing can be said.
    ///
    /// @param offset of the caret
    /// @param top what the text is: [Place#FLOW], [Place#RESOURCES] or [Place#ANSWER]
    public static List<Offer> at(String text, int offset, Place top, Facts facts) {
        var sketch = SketchReader.read(text, offset).withTop(top);
        return sketch.spot()
                .map(spot -> switch (spot) {
                    case Spot.AtKey at -> new KeyOffers(sketch, at.word()).of(at);
                    case Spot.AtElement at -> new ElementOffers(sketch, facts, at.word()).of(at);
                    case Spot.AtDash at -> new ElementOffers(sketch, facts, at.word()).of(at);
                    case Spot.Below at -> new ElementOffers(sketch, facts, at.word()).of(at);
                    case Spot.AtValue at -> new ValueOffers(sketch, facts, at.word()).of(at.value());
                })
                .map(Offers::list)
                .orElse(List.of());
    }
}
