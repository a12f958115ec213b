package dev.wardian.cli.command;

import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.host.resolve.Ground;
import dev.wardian.host.resolve.SystemResolution;
import dev.wardian.host.rpm.RpmResolution;
import dev.wardian.stack.system.RpmPackages;
import dev.wardian.stack.system.SystemPackages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says what installing packages of the system would change.
final class SysInstalling {

    private SysInstalling() {}

    static ExitCode run(Session session, SystemPackages packages, List<String> names) {
        requireDryRun(session, names);
        return switch (packages.resolve(packages.pool(), names, Ground.SYSTEM)) {
            case SystemResolution.Solved solved ->
                    ComingPackage.tell(
                            session, solved.packages().stream().map(ComingPackage::of).toList());
            case SystemResolution.Unsolvable(var reasons) -> refuse(session, names, reasons);
        };
    }

    static ExitCode run(Session session, RpmPackages packages, List<String> names) {
        requireDryRun(session, names);
        return switch (packages.resolve(packages.pool(), names)) {
            case RpmResolution.Solved(var changes) -> {
                packages.requireSigned(changes);
                yield ComingPackage.tell(session, changes.stream().map(ComingPackage::of).toList());
            }
            case RpmResolution.Unsolvable(var reasons) -> refuse(session, names, reasons);
        };
    }

    /// Refuses what would change a machine, or names nothing.
    private static void requireDryRun(Session session, List<String> names) {
        if (names.isEmpty()) {
            throw new UsageException("name a package");
        }
        if (!session.arguments().has(InstallOptionGroup.DRY_RUN)) {
            throw anotherMachine(names);
        }
    }

    /// Another machine's packages its own package manager changes.
    static UsageException anotherMachine(List<String> names) {
        return new UsageException(
                "another machine's packages are not changed from here",
                Optional.of("wardian sys install --dry-run " + String.join(" ", names)));
    }

    private static ExitCode refuse(Session session, List<String> names, List<String> reasons) {
        var message = "no versions of `" + String.join("`, `", names) + "` go together here";
        if (session.json()) {
            var told = new LinkedHashMap<String, Object>();
            told.put("message", message);
            told.put("details", reasons);
            session.report().answer(JsonText.of(Map.of("error", told)));
        }
        session.report().error(message, reasons, Optional.empty());
        return ExitCode.REFUSED;
    }
}
