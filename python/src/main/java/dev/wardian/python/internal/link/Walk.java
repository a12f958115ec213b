package dev.wardian.python.internal.link;

import dev.wardian.python.link.BrokenImport;
import dev.wardian.python.link.BrokenImport.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Follows what certainly runs when modules are imported, and keeps what certainly fails.
///
/// A module that is imported only where its `ImportError` is caught, inside a function or under a
/// condition that nobody can work out is not followed: what fails there may never be noticed.
public final class Walk {
    private final ModuleTable table;
    private final boolean conditions;
    private final Names names;

    /// Each module reached, and the one that imports it; itself where a person would.
    private final Map<String, String> importers = new LinkedHashMap<>();

    private final ArrayDeque<Module> open = new ArrayDeque<>();
    private final List<BrokenImport> broken = new ArrayList<>();

    Walk(ModuleTable table) {
        this(table, false);
    }

    /// @param conditions whether what stands under a condition that nobody can tell is followed too
    Walk(ModuleTable table, boolean conditions) {
        this.table = table;
        this.conditions = conditions;
        this.names = new Names(table);
    }

    /// Follows a module that somebody would import, and all that it leads to.
    void from(String module) {
        reach(module, module);
        while (!open.isEmpty()) {
            read(open.removeFirst());
        }
    }

    Set<String> reached() {
        return importers.keySet();
    }

    List<BrokenImport> broken() {
        return broken;
    }

    /// Importing a module imports its parents first.
    private void reach(String module, String importer) {
        for (var dot = module.indexOf('.'); dot > 0; dot = module.indexOf('.', dot + 1)) {
            add(module.substring(0, dot), importer);
        }
        add(module, importer);
    }

    private void add(String name, String importer) {
        table.find(name)
                .ifPresent(
                        module -> {
                            if (importers.putIfAbsent(name, importer) == null) {
                                open.addLast(module);
                                core(name);
                            }
                        });
    }

    /// A package whose code is one extension module of the same name, such as `cv2.cv2`, loads it
    /// by means of its own.
    private void core(String name) {
        var same = name + "." + name;
        if (name.indexOf('.') < 0 && table.find(same).isPresent()) {
            add(same, name);
        }
    }

    private void read(Module module) {
        if (!module.isSource()) {
            return;
        }
        var failed = new HashSet<Integer>();
        for (var statement : module.outline().statements()) {
            switch (statement.when()) {
                case ALWAYS -> run(module, statement);
                case TRIED -> {
                    if (fault(module, statement).isPresent()) {
                        failed.add(statement.group());
                    }
                }
                case INSTEAD -> {
                    if (failed.contains(statement.group())) {
                        run(module, statement);
                    }
                }
                case UNCAUGHT -> {
                    if (!failed.contains(statement.group())) {
                        run(module, statement);
                    }
                }
                case BRANCH -> {
                    if (conditions && fault(module, statement).isEmpty()) {
                        follow(module, statement);
                    }
                }
                case PERHAPS -> {}
            }
        }
    }

    private void run(Module module, Statement statement) {
        var fault = fault(module, statement);
        if (fault.isPresent()) {
            if (fault.get() instanceof Fault.NoModule(var name)
                    && module.code().bringsAlong(name)) {
                return;
            }
            broken.add(
                    new BrokenImport(
                            module.name(),
                            owner(module),
                            module.file().file(),
                            statement.line(),
                            shown(statement, fault.get()),
                            fault.get(),
                            provider(fault.get()),
                            chain(module.name())));
            return;
        }
        follow(module, statement);
    }

    private void follow(Module module, Statement statement) {
        switch (statement.kind()) {
            case IMPORT, STAR -> reach(statement.target(), module.name());
            case FROM -> {
                reach(statement.target(), module.name());
                for (var name : statement.names()) {
                    if (statement.target().equals(module.name())
                            || !binds(statement.target(), name)) {
                        reach(statement.target() + "." + name, module.name());
                    }
                }
            }
            case ATTRIBUTE, RAISE -> {}
        }
    }

    /// Whether a package has a name of its own, so that no submodule is looked for. A package that
    /// imports its own submodules binds their names by that.
    private boolean binds(String module, String name) {
        return table.find(module)
                .map(one -> one.isSource() && one.outline().names().contains(name))
                .orElse(false);
    }

    private Optional<Fault> fault(Module module, Statement statement) {
        return switch (statement.kind()) {
            case IMPORT, STAR -> missing(statement.target());
            case FROM -> {
                var missing = missing(statement.target());
                yield missing.isPresent() ? missing : missingName(module, statement);
            }
            case ATTRIBUTE -> missingAttribute(statement);
            case RAISE -> Optional.of(new Fault.Raises(statement.target()));
        };
    }

    /// The first part of a module's name that is not there.
    private Optional<Fault> missing(String module) {
        for (var dot = module.indexOf('.', 1); dot > 0; dot = module.indexOf('.', dot + 1)) {
            var parent = module.substring(0, dot);
            switch (table.has(parent)) {
                case NO -> {
                    return Optional.of(new Fault.NoModule(parent));
                }
                case PERHAPS -> {
                    return Optional.empty();
                }
                case YES -> {}
            }
        }
        return table.has(module) == Known.NO
                ? Optional.of(new Fault.NoModule(module))
                : Optional.empty();
    }

    private Optional<Fault> missingName(Module module, Statement statement) {
        var target = table.find(statement.target()).flatMap(Walk::owner);
        var foreign = target.isPresent() && !target.equals(owner(module));
        for (var name : statement.names()) {
            if (names.has(statement.target(), name) == Known.NO
                    || (foreign && names.isNeverBound(statement.target(), name))) {
                return Optional.of(noName(statement.target(), name));
            }
        }
        return Optional.empty();
    }

    /// The first attribute of a chain that is not there, as far as the chain leads through modules.
    private Optional<Fault> missingAttribute(Statement statement) {
        var module = statement.target();
        for (var name : statement.names()) {
            if (table.find(module).isEmpty()) {
                return Optional.empty();
            }
            if (names.has(module, name) == Known.NO) {
                return Optional.of(noName(module, name));
            }
            if (binds(module, name)) {
                return Optional.empty();
            }
            module = module + "." + name;
        }
        return Optional.empty();
    }

    private Fault noName(String module, String name) {
        return new Fault.NoName(module, name, table.find(module).flatMap(Walk::owner));
    }

    private Optional<BrokenImport.Owner> provider(Fault fault) {
        return switch (fault) {
            case Fault.NoName(_, _, var provider) -> provider;
            case Fault.NoModule(var name) -> {
                var dot = name.lastIndexOf('.');
                yield dot < 0
                        ? Optional.empty()
                        : table.find(name.substring(0, dot)).flatMap(Walk::owner);
            }
            case Fault.Raises _ -> Optional.empty();
        };
    }

    private static String shown(Statement statement, Fault fault) {
        return fault instanceof Fault.NoName(_, var name, _)
                        && statement.kind() == Statement.Kind.FROM
                ? "from " + statement.target() + " import " + name
                : statement.text();
    }

    private static Optional<BrokenImport.Owner> owner(Module module) {
        return module.code()
                .code()
                .owner()
                .map(one -> new BrokenImport.Owner(one.name(), one.version()));
    }

    private List<String> chain(String module) {
        var chain = new ArrayList<String>();
        var seen = new HashMap<String, Boolean>();
        var at = module;
        while (seen.put(at, true) == null) {
            chain.addFirst(at);
            at = importers.getOrDefault(at, at);
        }
        return chain;
    }
}
