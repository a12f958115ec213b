package dev.wardian.python.environment;

import java.util.Optional;

/// How a virtual environment is made.
///
/// @param prompt what the shell shows; empty: the environment's own folder name
/// @param systemSitePackages whether packages of the installation are visible inside
/// @param existing what to do with a virtual environment that is already there
public record VenvOptions(
        Optional<String> prompt, boolean systemSitePackages, OnExisting existing) {

    /// What to do when the folder already holds a virtual environment. A folder that holds anything
    /// else is never touched.
    public enum OnExisting {
        /// Say so and stop.
        REFUSE,
        /// Empty it first.
        CLEAR,
        /// Write our files over it and keep what is installed.
        KEEP
    }

    /// No prompt of its own, isolated, refusing what exists.
    public static final VenvOptions DEFAULT =
            new VenvOptions(Optional.empty(), false, OnExisting.REFUSE);

    /// The same with another prompt.
    public VenvOptions withPrompt(String text) {
        return new VenvOptions(Optional.of(text), systemSitePackages, existing);
    }

    /// The same with or without the installation's packages.
    public VenvOptions withSystemSitePackages(boolean visible) {
        return new VenvOptions(prompt, visible, existing);
    }

    /// The same with another answer to an environment that exists.
    public VenvOptions withExisting(OnExisting answer) {
        return new VenvOptions(prompt, systemSitePackages, answer);
    }
}
