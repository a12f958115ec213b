package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Nearest;
import dev.wardian.stack.environment.Environment;
import dev.wardian.stack.inspect.PackageDetails;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.standards.name.PackageName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;

/// What was probably meant by the name of a package that is not there.
final class InstalledNames {

    private InstalledNames() {}

    /// Tells about a package; the message for one that is not there says which name is near.
    static PackageDetails show(Session session, Environment environment, PackageName name) {
        try {
            return session.wardian().inspector().show(environment, name);
        } catch (StackException missing) {
            if (missing.problem() instanceof StackProblem.NotInstalled) {
                var names = new ArrayList<PackageName>();
                session.wardian().inspector().list(environment).forEach(it -> names.add(it.name()));
                throw new StackException(
                        new StackProblem.NotInstalled(
                                name.toString(), environment.root().toString(), near(name, names)));
            }
            throw missing;
        }
    }

    /// The name that is nearest, if one is near enough for a slip of the finger.
    static Optional<String> near(PackageName name, Collection<PackageName> names) {
        return Nearest.to(name.toString(), names.stream().map(PackageName::toString).toList());
    }
}
