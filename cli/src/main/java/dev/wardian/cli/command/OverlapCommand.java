package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import dev.wardian.cli.output.JsonText;
import dev.wardian.stack.choice.EnvironmentRequest.IfMissing;
import dev.wardian.stack.offer.Claim;
import dev.wardian.stack.offer.Overlap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells which versions of a package all who ask for it leave.
final class OverlapCommand implements Command {

    @Override
    public String name() {
        return "overlap";
    }

    @Override
    public String summary() {
        return "Tell which versions of a package all who ask for it leave, and who asks for what";
    }

    @Override
    public String operands() {
        return "PACKAGE [REQUIREMENT]...";
    }

    @Override
    public List<Option> options() {
        var options =
                new ArrayList<Option>(
                        List.of(
                                InstallOptionGroup.REQUIREMENT,
                                InstallOptionGroup.CONSTRAINT,
                                InstallOptionGroup.OVERRIDE,
                                InstallOptionGroup.EXTRA,
                                InstallOptionGroup.ALL_EXTRAS,
                                InstallOptionGroup.GROUP));
        options.addAll(EnvironmentOptionGroup.all());
        options.addAll(ResolveOptionGroup.all());
        options.addAll(IndexOptionGroup.all());
        return options;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "wardian overlap numpy                        # among what is installed",
                "wardian overlap numpy -r requirements.txt    # if those were installed",
                "wardian overlap numpy 'tensorflow==2.13.0' 'pandas>=2'");
    }

    @Override
    public ExitCode run(Session session) {
        var arguments = session.arguments();
        if (arguments.operands().isEmpty()) {
            throw new UsageException(
                    "no package was named",
                    Optional.of("wardian overlap numpy -r requirements.txt"));
        }
        var name =
                List.copyOf(ResolveOptionGroup.names(List.of(arguments.operands().getFirst())))
                        .getFirst();
        var sources =
                InstallOptionGroup.sources(arguments)
                        .withPackages(arguments.operands().subList(1, arguments.operands().size()));
        var wardian = session.wardian();
        var overlap =
                sources.isEmpty()
                        ? wardian.inspector()
                                .overlap(
                                        wardian.environment(
                                                EnvironmentOptionGroup.read(
                                                        arguments,
                                                        session.workingFolder(),
                                                        IfMissing.REFUSE)),
                                        name)
                        : wardian.inspector()
                                .overlap(
                                        EnvironmentOrInterpreter.find(session),
                                        name,
                                        wardian.requirements(sources),
                                        InstallOptionGroup.read(session));
        session.endProgress();
        if (session.json()) {
            session.report().answer(JsonText.of(tree(overlap)));
        } else {
            tell(session, overlap);
        }
        return overlap.versions().isEmpty() ? ExitCode.REFUSED : ExitCode.SUCCESS;
    }

    private static void tell(Session session, Overlap overlap) {
        var report = session.report();
        report.answer(overlap.name() + ": " + left(overlap));
        var width = 0;
        for (var claim : overlap.claims()) {
            width = Math.max(width, asked(claim).length());
        }
        for (var claim : overlap.claims()) {
            report.answer(
                    "  "
                            + asked(claim)
                            + " ".repeat(width - asked(claim).length())
                            + "  "
                            + claim.who()
                            + (claim.constraint() ? " (constraint)" : ""));
        }
        if (overlap.claims().isEmpty()) {
            report.answer("  nobody asks for it");
        }
        for (var clash : overlap.clashes()) {
            report.answer(
                    "  "
                            + clash.one().who()
                            + " and "
                            + clash.other().who()
                            + " leave none between them");
        }
        if (!overlap.complete()) {
            report.warning(
                    "the other requirements cannot be met together whatever the version of `"
                            + overlap.name()
                            + "`: only what is written in files and arguments is counted");
        }
    }

    private static String left(Overlap overlap) {
        var versions = overlap.versions();
        return switch (versions.size()) {
            case 0 -> "no version is left";
            case 1 -> versions.getFirst() + " is left";
            default ->
                    versions.getLast()
                            + " to "
                            + versions.getFirst()
                            + " are left, "
                            + versions.size()
                            + " versions";
        };
    }

    private static String asked(Claim claim) {
        return claim.specifiers().isEmpty() ? "any" : claim.specifiers().asWritten();
    }

    private static Map<String, Object> tree(Overlap overlap) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("name", overlap.name());
        tree.put("range", overlap.range().isFull() ? "" : overlap.range().toString());
        tree.put("versions", overlap.versions());
        var claims = new ArrayList<Map<String, Object>>();
        for (var claim : overlap.claims()) {
            claims.add(tree(claim));
        }
        tree.put("claims", claims);
        var clashes = new ArrayList<List<Map<String, Object>>>();
        for (var clash : overlap.clashes()) {
            clashes.add(List.of(tree(clash.one()), tree(clash.other())));
        }
        tree.put("clashes", clashes);
        tree.put("complete", overlap.complete());
        return tree;
    }

    private static Map<String, Object> tree(Claim claim) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("who", claim.who());
        tree.put("asks", claim.specifiers().asWritten());
        tree.put("constraint", claim.constraint());
        return tree;
    }
}
