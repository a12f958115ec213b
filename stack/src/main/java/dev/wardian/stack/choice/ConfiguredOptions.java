package dev.wardian.stack.choice;

import java.util.Optional;

/// The options of one of pip's verbs that variables and configuration files set, by their long
/// names such as `index-url`.
public interface ConfiguredOptions {
    /// The value of an option.
    Optional<String> value(String option);

    /// Where the value of an option comes from, as people would say it.
    String origin(String option);

    /// Whether the value comes from the section of a verb other than `install`, which alone counts
    /// for it.
    boolean isOfVerb(String option, String verb);
}
