package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import java.util.List;

/// The options that every command takes.
public final class GlobalOptions {

    public static final Option CACHE_DIR =
            Option.value("cache-dir", "DIR", "keep the store and the caches there");
    public static final Option NO_CACHE =
            Option.flag("no-cache no-cache-dir n", "use a cache of this run alone");
    public static final Option OFFLINE = Option.flag("offline", "never touch the network");
    public static final Option COLOR =
            Option.value("color", "auto|always|never", "when to colour (also NO_COLOR)");
    public static final Option JSON = Option.flag("json", "answer in JSON on standard output");
    public static final Option QUIET = Option.flag("quiet q", "say nothing but errors and answers");
    public static final Option VERBOSE = Option.flag("verbose v", "say each step");
    public static final Option LOG = Option.value("log", "FILE", "append every step to this file");
    public static final Option NO_PROGRESS = Option.flag("no-progress", "draw no progress");
    public static final Option NO_DAEMON =
            Option.flag("no-daemon", "run in a process of its own, not in the warm engine");
    public static final Option DIRECTORY =
            Option.value("directory", "DIR", "work in this folder instead");
    public static final Option CONFIG_FILE =
            Option.value("config-file", "FILE", "this configuration, written as a uv.toml, alone");
    public static final Option NO_CONFIG =
            Option.flag("no-config", "no configuration of project, user and machine");
    public static final Option HELP = Option.flag("help h", "show this help");

    private GlobalOptions() {}

    /// All of them in the order that help shows them.
    public static List<Option> all() {
        return List.of(
                CACHE_DIR,
                NO_CACHE,
                OFFLINE,
                COLOR,
                JSON,
                QUIET,
                VERBOSE,
                LOG,
                NO_PROGRESS,
                NO_DAEMON,
                DIRECTORY,
                CONFIG_FILE,
                NO_CONFIG,
                HELP);
    }
}
