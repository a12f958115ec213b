package dev.wardian.python.resolve;

import dev.wardian.standards.name.ExtraName;
import dev.wardian.standards.requirement.Requirement;
import dev.wardian.standards.tag.WheelFilename;
import dev.wardian.standards.version.Cut;
import dev.wardian.standards.version.Version;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What one search is made for: one environment, or a set of them that is to have one answer.
///
/// A condition is the text of a marker that says nothing of extras, empty if it always holds. Safe
/// for all threads.
sealed interface Scope permits OneTarget, ManyEnvironments {
    /// Where the Pythons begin; a candidate must admit the first of them.
    Cut leastPython();

    /// The first Python, for messages.
    Version python();

    /// Under which condition a requirement counts that is one of a package itself, or one on
    /// account of some of its extras alone; nothing if it never counts here.
    Optional<String> condition(Requirement requirement, Set<ExtraName> extras);

    /// Under which condition counts what a person asks for; nothing if it never does here.
    Optional<String> condition(RootRequirement root);

    /// Both conditions; nothing if they never hold together here.
    Optional<String> both(String one, String other);

    /// How well a wheel fits, 0 for best; nothing if it does not.
    OptionalInt rank(WheelFilename wheel);

    /// What wheels should be for, for messages.
    String needed();

    /// Which index packages come from here, if that depends on the environment for any.
    Optional<IndexShares> indexes();

    /// How to go on apart where some requirements of one package make it necessary.
    Optional<Division> divideBy(List<Requirements.Ask> asks);

    /// How to go on apart where a candidate is for some of the Pythons only, as it says itself.
    Optional<Division> divideBy(String pythonAsked);

    /// What tells whether a release has files for all environments that matter, if that is asked.
    Optional<Coverage> coverage();

    /// A fresh account of where packages are needed, if anybody asks for it.
    Optional<Relevance> newRelevance();
}
