package dev.wardian.stack.unused;

import dev.wardian.python.link.ImportUse;
import dev.wardian.python.link.ImportUse.Circumstance;
import dev.wardian.standards.name.PackageName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds for each import who brings it, and remembers what was used. Used by one thread.
final class Imports {
    private final Providers providers;
    private final OwnModules own;
    private final Set<String> standardLibrary;
    private final UnusedChoices choices;
    private final Set<PackageName> main = new LinkedHashSet<>();
    private final Set<PackageName> declared = new LinkedHashSet<>();
    private final Set<PackageName> used = new HashSet<>();
    private final Set<PackageName> typed = new HashSet<>();

    Imports(
            List<Declaration> declarations,
            Providers providers,
            OwnModules own,
            Set<String> standardLibrary,
            UnusedChoices choices) {
        this.providers = providers;
        this.own = own;
        this.standardLibrary = standardLibrary;
        this.choices = choices;
        for (var one : declarations) {
            declared.add(one.name());
            if (!one.development()) {
                main.add(one.name());
            }
        }
    }

    /// What is wrong with an import.
    ///
    /// @param module what it is called in messages
    /// @param by the package that brings it
    record Fault(Rule rule, String module, Optional<PackageName> by) {}

    /// The packages of which something is imported.
    Set<PackageName> used() {
        return used;
    }

    /// The packages that type checkers import.
    Set<PackageName> typed() {
        return typed;
    }

    /// Looks at one import.
    ///
    /// @param file where it stands
    List<Fault> look(ImportUse use, Path file) {
        var top = use.top();
        if (standardLibrary.contains(top) || own.has(use, file)) {
            // perhaps of a package that has the same module
            note(use, providers.of(use.module(), declared));
            return List.of();
        }
        var faults = new ArrayList<Fault>();
        for (var module : modules(use)) {
            look(use, module)
                    .filter(
                            fault ->
                                    !choices.passesOver(fault.rule(), List.of(top, fault.module())))
                    .filter(fault -> !faults.contains(fault))
                    .ifPresent(faults::add);
        }
        return faults;
    }

    /// What is asked for: the module, but where several packages share it, what is taken from it.
    private List<String> modules(ImportUse use) {
        var module = use.module();
        if (use.names().isEmpty()
                || use.names().contains("*")
                || providers.bring(module, declared)
                || (!module.equals(use.top()) && providers.bring(use.top(), declared))
                || providers.of(module, providers.everything()).isEmpty()
                || providers.bring(module, providers.everything())) {
            return List.of(module);
        }
        return use.names().stream().map(name -> module + "." + name).toList();
    }

    private Optional<Fault> look(ImportUse use, String asked) {
        var by = providers.of(asked, declared);
        var certain = providers.bring(asked, by);
        var module = asked;
        if (!certain) {
            var all = providers.everything();
            if (providers.bring(asked, all)) {
                by = List.of();
            } else {
                // a name of a shared folder that is no module of anybody's
                module = use.module();
                by = providers.of(module, declared);
            }
        }
        note(use, by);
        var checked =
                use.circumstance() == Circumstance.NEEDED
                        || use.circumstance() == Circumstance.CAUGHT;
        if (!checked || by.stream().anyMatch(main::contains)) {
            return Optional.empty();
        }
        if (!by.isEmpty()) {
            return Optional.of(
                    new Fault(Rule.MISPLACED, name(use, module), Optional.of(by.getFirst())));
        }
        var installed = providers.of(module, providers.everything());
        if (!installed.isEmpty()) {
            return Optional.of(
                    new Fault(
                            Rule.TRANSITIVE, name(use, module), Optional.of(installed.getFirst())));
        }
        return own.mayHave(use.top())
                ? Optional.empty()
                : Optional.of(new Fault(Rule.MISSING, use.top(), Optional.empty()));
    }

    private void note(ImportUse use, List<PackageName> by) {
        (use.circumstance() == Circumstance.TYPES ? typed : used).addAll(by);
    }

    /// The top of it, unless packages share that.
    private String name(ImportUse use, String module) {
        return providers.bring(use.top(), providers.everything()) || module.equals(use.top())
                ? use.top()
                : module;
    }
}
