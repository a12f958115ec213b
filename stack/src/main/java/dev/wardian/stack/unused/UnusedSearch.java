package dev.wardian.stack.unused;

import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.PythonEnvironment;
import dev.wardian.python.link.FileImports;
import dev.wardian.python.link.ImportReader;
import dev.wardian.python.link.ImportUse;
import dev.wardian.python.link.ImportUse.Circumstance;
import dev.wardian.stack.module.ImportTools;
import dev.wardian.stack.module.ModuleRoots;
import dev.wardian.stack.module.ModuleSource;
import dev.wardian.stack.problem.StackException;
import dev.wardian.stack.problem.StackProblem;
import dev.wardian.stack.workspace.Manifest;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.requirement.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Compares what the sources of a project import with what the project declares.
///
/// What packages bring which modules is read from what is installed, else from their wheels in the
/// index; only where neither can be asked the name of the package is taken for the module's, which
/// is said. Not safe for several threads.
public final class UnusedSearch {
    private final Path folder;
    private final Interpreter interpreter;
    private final Optional<PythonEnvironment> environment;
    private final ImportReader reader;
    private final ModuleSource source;
    private final List<UnusedFinding> findings = new ArrayList<>();
    private final Set<String> remarks = new LinkedHashSet<>();

    public UnusedSearch(ImportTools tools) {
        this.folder = tools.folder();
        this.interpreter = tools.interpreter();
        this.environment = tools.environment();
        this.reader = tools.reader();
        this.source = tools.source();
    }

    /// Looks at a project.
    ///
    /// @param roots the folders with its sources
    /// @param config the project file, which need not be there
    /// @param asked what counts before what the project file says
    /// @throws StackException if nothing declares requirements, or a file cannot be read
    public UnusedReport run(List<Path> roots, Path config, UnusedChoices asked) {
        for (var root : roots) {
            if (!Files.isDirectory(root)) {
                throw new StackException(
                        new StackProblem.Unreadable(root.toString(), "there is no such folder"));
            }
        }
        var manifest =
                Files.isRegularFile(config)
                        ? Optional.of(Manifest.read(config))
                        : Optional.<Manifest>empty();
        var choices =
                manifest.map(it -> asked.over(UnusedTable.read(it, config.toString())))
                        .orElse(asked);
        var files = new SourceFiles(folder, choices);
        var declared = new Declarations(folder, files::shown, choices).read(manifest);
        remarks.addAll(declared.remarks());
        var read = reader.read(interpreter, files.below(roots));
        var providers = new Providers(environment, interpreter.extensionSuffix());
        modules(declared.found(), choices, providers, LockedVersions.beside(config));
        var itself = manifest.flatMap(Manifest::name).filter(providers::isInstalled);
        var own =
                new OwnModules(
                        roots,
                        choices.knownFirstParty(),
                        itself.map(providers::modules).orElse(new ModuleRoots(Set.of())));
        var imports =
                new Imports(declared.found(), providers, own, read.standardLibrary(), choices);
        for (var file : read.files()) {
            for (var failure : file.failures()) {
                remarks.add(
                        files.shown(file.file()) + ": passed over, for Python says: " + failure);
            }
            imports(file, files.shown(file.file()), imports);
        }
        declarations(declared.found(), imports, read.standardLibrary(), choices);
        findings.removeIf(one -> choices.ignore().contains(one.rule().code()));
        findings.sort(
                Comparator.comparing(UnusedFinding::file)
                        .thenComparingInt(UnusedFinding::line)
                        .thenComparingInt(UnusedFinding::column)
                        .thenComparing(UnusedFinding::rule));
        return new UnusedReport(
                findings, read.files().size(), List.copyOf(declared.files()), List.copyOf(remarks));
    }

    private void modules(
            List<Declaration> declared,
            UnusedChoices choices,
            Providers providers,
            LockedVersions locked) {
        var lacking = new LinkedHashMap<PackageName, Declaration>();
        var said = new HashMap<PackageName, ModuleRoots>();
        choices.packageModuleNameMap()
                .forEach(
                        (name, modules) ->
                                PackageName.tryOf(name)
                                        .ifPresent(
                                                it ->
                                                        said.put(
                                                                it,
                                                                new ModuleRoots(
                                                                        Set.copyOf(modules)))));
        for (var one : declared) {
            var named = said.get(one.name());
            if (named != null) {
                providers.know(one.name(), named);
            } else if (!providers.isInstalled(one.name())) {
                lacking.putIfAbsent(one.name(), one);
            }
        }
        asked(lacking, locked)
                .forEach(
                        (name, found) ->
                                providers.know(
                                        name,
                                        found.orElseGet(
                                                () ->
                                                        guessed(
                                                                Optional.ofNullable(
                                                                                lacking.get(name))
                                                                        .orElseThrow()
                                                                        .spelled()))));
    }

    /// Asks for all at once; each takes two questions to the index.
    private Map<PackageName, Optional<ModuleRoots>> asked(
            Map<PackageName, Declaration> lacking, LockedVersions locked) {
        var found = new LinkedHashMap<PackageName, Optional<ModuleRoots>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new LinkedHashMap<PackageName, Future<Optional<ModuleRoots>>>();
            lacking.forEach(
                    (name, one) ->
                            answers.put(
                                    name,
                                    threads.submit(
                                            () ->
                                                    asked(
                                                            Requirement.of(name, one.specifiers()),
                                                            locked))));
            for (var entry : answers.entrySet()) {
                found.put(entry.getKey(), entry.getValue().get());
            }
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw new IllegalStateException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interruption);
        }
        return found;
    }

    /// In the version that is locked; else in one that is admitted.
    private Optional<ModuleRoots> asked(Requirement requirement, LockedVersions locked) {
        return locked.of(requirement)
                .flatMap(source::modules)
                .or(() -> source.modules(requirement));
    }

    private ModuleRoots guessed(String spelled) {
        var module = spelled.replace('-', '_').toLowerCase(Locale.ROOT);
        remarks.add(
                "`"
                        + spelled
                        + "` is not installed and no wheel of it can be read: its module is taken to be `"
                        + module
                        + "`; say it in `package-module-name-map` if that is wrong");
        return new ModuleRoots(Set.of(module));
    }

    private void imports(FileImports file, String shown, Imports imports) {
        for (var use : file.uses()) {
            for (var fault : imports.look(use, file.file())) {
                if (!use.ignored().contains("ALL")
                        && !use.ignored().contains(fault.rule().code())) {
                    findings.add(
                            new UnusedFinding(
                                    fault.rule(),
                                    fault.module(),
                                    fault.by(),
                                    shown,
                                    use.line(),
                                    use.column(),
                                    use.cell(),
                                    use.circumstance() == Circumstance.CAUGHT,
                                    message(fault, use)));
                }
            }
        }
    }

    private static String message(Imports.Fault fault, ImportUse use) {
        var caught =
                use.circumstance() == Circumstance.CAUGHT
                        ? "; an `ImportError` is caught there"
                        : "";
        var module = "`" + fault.module() + "`";
        var by = fault.by().map(it -> "`" + it + "`").orElse("");
        return module
                + switch (fault.rule()) {
                    case MISSING -> " is imported, but nothing that is declared brings it";
                    case TRANSITIVE ->
                            " is imported, but "
                                    + by
                                    + ", which brings it, is not declared: it is there because others need it";
                    case MISPLACED ->
                            " is imported, but " + by + " is declared for development only";
                    case UNUSED, STANDARD -> throw new IllegalStateException(fault.toString());
                }
                + caught;
    }

    private void declarations(
            List<Declaration> declared,
            Imports imports,
            Set<String> standardLibrary,
            UnusedChoices choices) {
        for (var one : declared) {
            if (one.development()) {
                continue;
            }
            if (!imports.used().contains(one.name())) {
                add(
                        Rule.UNUSED,
                        one,
                        choices,
                        "`"
                                + one.spelled()
                                + "` is declared, but nothing imports it"
                                + (imports.typed().contains(one.name())
                                        ? " except for type checkers"
                                        : ""));
            }
            if (standardLibrary.contains(one.spelled())) {
                add(
                        Rule.STANDARD,
                        one,
                        choices,
                        "`" + one.spelled() + "` is declared, but part of the standard library");
            }
        }
    }

    private void add(Rule rule, Declaration one, UnusedChoices choices, String message) {
        if (!choices.passesOver(rule, List.of(one.spelled(), one.name().toString()))
                && !InlineComment.ignores(one.text(), rule)) {
            findings.add(
                    new UnusedFinding(
                            rule,
                            one.spelled(),
                            Optional.of(one.name()),
                            one.file(),
                            one.line(),
                            one.column(),
                            Optional.empty(),
                            false,
                            message));
        }
    }
}
