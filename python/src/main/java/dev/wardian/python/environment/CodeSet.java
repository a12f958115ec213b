package dev.wardian.python.environment;

import dev.wardian.standards.name.PackageName;
import java.util.List;
import java.util.Optional;

/// Distributions that one interpreter imports together, or would if they were installed.
///
/// @param interpreter who imports them
/// @param distributions what they are, each name once
public record CodeSet(Interpreter interpreter, List<DistributionCode> distributions) {
    public CodeSet {
        distributions = List.copyOf(distributions);
    }

    /// What is installed in an environment.
    public static CodeSet of(PythonEnvironment environment) {
        return new CodeSet(
                environment.interpreter(),
                environment.installed().stream()
                        .<DistributionCode>map(DistributionCode.Installed::new)
                        .toList());
    }

    /// The one of a name, if it is among them.
    public Optional<DistributionCode> find(PackageName name) {
        return distributions.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
