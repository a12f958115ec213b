package dev.wardian.python.resolve;

import dev.wardian.solver.Choice;
import dev.wardian.solver.Decisions;
import dev.wardian.solver.Dependencies;
import dev.wardian.solver.Universe;
import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import java.util.Optional;

/// The packages of an index as the solver sees them, in one scope and for one set of options:
/// which version to try ([VersionChoice]), what it needs ([Needs]), and what to decide on next
/// ([Priorities]).
final class PythonUniverse implements Universe<Node, Version, PythonVersions> {
    static final Version ROOT_VERSION = Version.parse("0");

    private final VersionChoice versions;
    private final Needs needs;
    private final Prefetch prefetch;
    private final ResolveListener listener;
    private final Priorities priorities;

    PythonUniverse(
            VersionChoice versions,
            Needs needs,
            Priorities priorities,
            Prefetch prefetch,
            ResolveListener listener) {
        this.versions = versions;
        this.needs = needs;
        this.priorities = priorities;
        this.prefetch = prefetch;
        this.listener = listener;
    }

    @Override
    public PythonVersions only(Version version) {
        return PythonVersions.only(version);
    }

    @Override
    public PythonVersions around(Node node, Version version) {
        return versions.around(node, version);
    }

    @Override
    public Choice<Version, PythonVersions> choose(
            Node node, PythonVersions allowed, Decisions<Node, Version> decisions) {
        Optional<PackageName> name = node.about();
        return name.isEmpty()
                ? new Choice.Pick<>(ROOT_VERSION)
                : versions.choose(
                        name.get(), allowed, decisions.version(new Node.Project(name.get())));
    }

    @Override
    public Dependencies<Node, PythonVersions> dependencies(Node node, Version version) {
        return needs.of(node, version);
    }

    @Override
    public long priority(Node node, PythonVersions allowed) {
        return priorities.of(node);
    }

    @Override
    public Optional<Node> base(Node node) {
        return node instanceof Node.Asked(Node.Plain plain, var _)
                ? Optional.of(new Node.Project(plain.name()))
                : Optional.empty();
    }

    @Override
    public Node family(Node node) {
        Optional<PackageName> name = node.about();
        return name.isPresent() ? new Node.Project(name.get()) : node;
    }

    @Override
    public void expect(Node node, PythonVersions allowed) {
        if (node instanceof Node.Project(PackageName name)) {
            prefetch.expect(name, allowed.range());
        }
    }

    @Override
    public void prefer(Node node) {
        Optional<PackageName> name = node.about();
        if (name.isPresent()) {
            priorities.raise(name.get());
        }
    }

    @Override
    public boolean defer(Node node) {
        Optional<PackageName> name = node.about();
        return name.isPresent() && priorities.raiseCulprit(name.get());
    }

    @Override
    public void decided(Node node, Version version) {
        if (node instanceof Node.Project(PackageName name)) {
            prefetch.decided(name);
            listener.chosen(name, version);
        }
    }

    @Override
    public void collided(Node node, Node culprit) {
        prefetch.collided();
        Optional<PackageName> name = node.about();
        Optional<PackageName> other = culprit.about();
        if (name.isPresent() && other.isPresent()) {
            listener.collided(name.get(), other.get());
        }
    }
}
