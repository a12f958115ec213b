package dev.wardian.python.internal.link;

import java.util.List;

/// Something in the source of a module that needs another module when it runs.
///
/// @param kind what it does
/// @param line where it stands, from 1
/// @param when whether it runs
/// @param group which `try` it belongs to, where that matters
/// @param target the module, in full; of a [Kind#RAISE] what is raised
/// @param names what is taken from the module
record Statement(Kind kind, int line, When when, int group, String target, List<String> names) {

    /// What a statement does.
    enum Kind {
        /// `import target`
        IMPORT,
        /// `from target import names`
        FROM,
        /// `from target import *`
        STAR,
        /// `raise target`
        RAISE,
        /// `target.names` of a module that was imported
        ATTRIBUTE
    }

    /// Whether a statement runs when its module is imported.
    enum When {
        /// Always, and what it raises leaves the module.
        ALWAYS,
        /// Nobody can tell without running it.
        PERHAPS,
        /// Always, but an `ImportError` is caught.
        TRIED,
        /// When what was tried in the same group failed.
        INSTEAD,
        /// Unless what was tried in the same group failed, and what it raises leaves the module.
        UNCAUGHT,
        /// On a condition that nobody can tell; what it raises leaves the module.
        BRANCH
    }

    /// The statement as a person would find it in the file.
    String text() {
        return switch (kind) {
            case IMPORT -> "import " + target;
            case FROM -> "from " + target + " import " + String.join(", ", names);
            case STAR -> "from " + target + " import *";
            case RAISE -> "raise " + target;
            case ATTRIBUTE -> target + "." + String.join(".", names);
        };
    }
}
