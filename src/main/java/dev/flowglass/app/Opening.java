package dev.flowglass.app;

/// Puts to work what stands behind the window.
public interface Opening {
    /// Where executions are kept unless the person says otherwise.
    StorePlace first();

    /// Called in the background, again with another place after it was refused.
    ///
    /// @throws Refused when executions cannot be kept there; nothing was changed then
    Launch open(StorePlace place) throws Refused;

    /// Why a place cannot be used, for a person.
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        public Refused(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
