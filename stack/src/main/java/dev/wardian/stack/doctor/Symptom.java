package dev.wardian.stack.doctor;

import java.util.Optional;

/// Something that was looked at, and how it is.
///
/// @param area what it belongs to
/// @param gravity whether something is wrong
/// @param text what was found, one line for people
/// @param remedy what to do: a command where one helps
public record Symptom(Area area, Gravity gravity, String text, Optional<String> remedy) {
    /// What a symptom belongs to.
    public enum Area {
        MACHINE,
        PYTHON,
        ENVIRONMENT,
        LIBRARIES,
        GPU,
        INDEX,
        CACHE
    }

    /// Whether something is wrong.
    public enum Gravity {
        /// All is well.
        SOUND,
        /// It works, but should be known.
        NOTE,
        /// Something does not work.
        WRONG
    }

    /// All is well.
    public static Symptom sound(Area area, String text) {
        return new Symptom(area, Gravity.SOUND, text, Optional.empty());
    }

    /// It works, but should be known.
    public static Symptom note(Area area, String text) {
        return new Symptom(area, Gravity.NOTE, text, Optional.empty());
    }

    /// Something does not work.
    public static Symptom wrong(Area area, String text) {
        return new Symptom(area, Gravity.WRONG, text, Optional.empty());
    }

    /// The same with what to do.
    public Symptom withRemedy(String command) {
        return new Symptom(area, gravity, text, Optional.of(command));
    }
}
