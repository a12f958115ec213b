package dev.wardian.cli.command;

import dev.wardian.cli.arguments.ArgumentParser;
import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The commands there are, in the order that help shows them. One that is asked for by name is made
/// alone: a run loads the classes of one command.
public final class Commands {

    private Commands() {}

    /// Commands that people think of together.
    ///
    /// @param title what they are for
    /// @param names their names, those first that are used most
    public record Group(String title, List<String> names) {}

    /// All commands in the order that help shows them.
    public static List<Group> groups() {
        return List.of(
                new Group(
                        "Projects",
                        List.of(
                                "init",
                                "add",
                                "remove",
                                "lock",
                                "sync",
                                "run",
                                "upgrade",
                                "outdated",
                                "version",
                                "import",
                                "export")),
                new Group(
                        "Packages in an environment",
                        List.of("install", "uninstall", "list", "show", "freeze", "pip")),
                new Group("Environments, Pythons, tools", List.of("venv", "env", "python", "tool")),
                new Group("Pins and offline folders", List.of("compile", "download")),
                new Group(
                        "Why it is there",
                        List.of("tree", "why", "overlap", "versions", "size", "licenses")),
                new Group(
                        "Whether it works",
                        List.of(
                                "check", "unused", "smoke", "verify", "doctor", "fix", "history",
                                "undo")),
                new Group("This machine", List.of("host", "gpu", "sys")),
                new Group("Wardian itself", List.of("cache", "daemon", "completion", "help")));
    }

    /// The command of this name.
    public static Optional<Command> named(String name) {
        return switch (name) {
            case "init" -> Optional.of(new InitCommand());
            case "add" -> Optional.of(new AddCommand());
            case "remove" -> Optional.of(new RemoveCommand());
            case "lock" -> Optional.of(new LockCommand());
            case "upgrade" -> Optional.of(new UpgradeCommand());
            case "outdated" -> Optional.of(new OutdatedCommand());
            case "version" -> Optional.of(new VersionCommand());
            case "export" -> Optional.of(new ExportCommand());
            case "import" -> Optional.of(new ImportCommand());
            case "tool" -> Optional.of(new ToolCommand());
            case "install" -> Optional.of(new InstallCommand());
            case "uninstall" -> Optional.of(new UninstallCommand());
            case "sync" -> Optional.of(new SyncCommand());
            case "compile" -> Optional.of(new CompileCommand());
            case "download" -> Optional.of(new DownloadCommand());
            case "run" -> Optional.of(new RunCommand());
            case "venv" -> Optional.of(new VenvCommand());
            case "env" -> Optional.of(new EnvCommand());
            case "python" -> Optional.of(new PythonCommand());
            case "list" -> Optional.of(new ListCommand());
            case "show" -> Optional.of(new ShowCommand());
            case "freeze" -> Optional.of(new FreezeCommand());
            case "pip" -> Optional.of(new PipCommand());
            case "check" -> Optional.of(new CheckCommand());
            case "unused" -> Optional.of(new UnusedCommand());
            case "size" -> Optional.of(new SizeCommand());
            case "licenses" -> Optional.of(new LicencesCommand());
            case "fix" -> Optional.of(new FixCommand());
            case "tree" -> Optional.of(new TreeCommand());
            case "why" -> Optional.of(new WhyCommand());
            case "versions" -> Optional.of(new VersionsCommand());
            case "overlap" -> Optional.of(new OverlapCommand());
            case "verify" -> Optional.of(new VerifyCommand());
            case "history" -> Optional.of(new HistoryCommand());
            case "undo" -> Optional.of(new UndoCommand());
            case "smoke" -> Optional.of(new SmokeCommand());
            case "doctor" -> Optional.of(new DoctorCommand());
            case "host" -> Optional.of(new HostCommand());
            case "sys" -> Optional.of(new SysCommand());
            case "gpu" -> Optional.of(new GpuCommand());
            case "cache" -> Optional.of(new CacheCommand());
            case "daemon" -> Optional.of(new DaemonCommand());
            case "completion" -> Optional.of(new CompletionCommand());
            case "help" -> Optional.of(new HelpCommand());
            default -> Optional.empty();
        };
    }

    /// Reads the words behind a command's name by its options and the global ones.
    public static Arguments parse(Command command, List<String> words) {
        var options = new ArrayList<Option>(command.options());
        options.addAll(GlobalOptions.all());
        return new ArgumentParser(command.name(), options, command.ownOperands(words)).parse(words);
    }

    /// The names of all commands.
    public static List<String> names() {
        var names = new ArrayList<String>();
        for (var group : groups()) {
            names.addAll(group.names());
        }
        return names;
    }

    /// All commands.
    public static List<Command> all() {
        var commands = new ArrayList<Command>();
        for (var name : names()) {
            commands.add(named(name).orElseThrow());
        }
        return commands;
    }
}
