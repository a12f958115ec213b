package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wardian.cli.command.Commands;
import dev.wardian.testkit.LocalIndex;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The three shells offer what can stand at the place where the line ends. They are asked
/// themselves; one that this machine lacks is passed over, as the report of the tests says.
@DisabledIfSystemProperty(named = "wardian.daemon", matches = "true")
final class CompletionIT {

    /// What stands on the line, and what is offered.
    private static final Map<String, Set<String>> EXPECTED = expected();

    private static final String BASH =
            """
            source "$1"
            while IFS= read -r line; do
                read -r -a COMP_WORDS <<<"${line//=/ = }"
                case $line in *' ' | *=) COMP_WORDS+=('') ;; esac
                COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
                [ "${COMP_WORDS[COMP_CWORD]}" != '' ] || [ "${line: -1}" = ' ' ] || {
                    COMP_WORDS=("${COMP_WORDS[@]:0:COMP_CWORD}")
                    COMP_CWORD=$((COMP_CWORD - 1))
                }
                _wardian
                echo "line:$line"
                printf '%s\\n' "${COMPREPLY[@]}"
            done
            """;

    private static final String FISH =
            """
            source $argv[1]
            while read -l line
                echo "line:$line"
                complete -C "$line" | string split -f1 \\t | string replace -r '^--.*=' ''
            end
            """;

    /// A shell within the shell, at a terminal that is none, whose `compadd` writes what it is
    /// given.
    private static final String ZSH =
            """
            zmodload zsh/zpty
            script=$1
            cat >"$HOME/inner" <<'END'
            PROMPT=
            unset zle_bracketed_paste
            autoload -Uz compinit; compinit -u -D
            null-line () { echo -E - $'\\0' }
            compprefuncs=( null-line ); comppostfuncs=( null-line exit )
            zstyle ':completion:*' list-grouped false
            zstyle ':completion:*' insert-tab false
            zmodload zsh/zutil
            compadd () {
                if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi
                local -a hits; builtin compadd -A hits "$@"
                local one; for one in $hits; do echo -E - "$one"; done
            }
            bindkey '^M' undefined; bindkey '^J' undefined; bindkey '^I' complete-word
            END
            while IFS= read -r line; do
                zpty inner zsh -f -i
                zpty -w inner "source $HOME/inner; source ${(q)script}; echo re\\"\\"ady"
                zpty -r -m inner said '*ready*'
                zpty -w -n inner "$line"$'\\t'
                print -r -- "line:$line"
                integer marks=0
                while zpty -r inner got; do
                    if [[ $got == *$'\\0'* ]]; then (( marks++ )) && break; continue; fi
                    (( marks )) && print -r -- ${got%%[[:space:]]#}
                done
                zpty -d inner
            done
            """;

    private Workplace here;

    private static Map<String, Set<String>> expected() {
        var expected = new LinkedHashMap<String, Set<String>>();
        expected.put("wardian ins", Set.of("install"));
        expected.put("wardian --offline lis", Set.of("list"));
        expected.put("wardian install --ind", Set.of("--index-url", "--index-strategy"));
        expected.put("wardian --color n", Set.of("never"));
        expected.put("wardian install --link-mode=h", Set.of("hardlink"));
        expected.put("wardian install --link-mode re", Set.of("reflink"));
        expected.put("wardian list --format ", Set.of("columns", "freeze", "json"));
        expected.put("wardian install -r requi", Set.of("requirements.txt"));
        expected.put("wardian sync requi", Set.of("requirements.txt"));
        expected.put("wardian env cl", Set.of("clone"));
        expected.put("wardian --cache-dir list env cl", Set.of("clone"));
        expected.put("wardian pip ins", Set.of("install", "inspect"));
        expected.put("wardian pip install --upgrade-strategy ", Set.of("only-if-needed", "eager"));
        expected.put("wardian help uninst", Set.of("uninstall"));
        expected.put("wardian uninstall nump", Set.of("numpy", "numpydoc"));
        expected.put("wardian why -p 3.12 pand", Set.of("pandas"));
        expected.put("wardian sync --extra g", Set.of("gpu"));
        expected.put("wardian sync --group d", Set.of("dev", "docs"));
        expected.put("wardian run --package dem", Set.of("demo"));
        return expected;
    }

    @BeforeEach
    void begin(@TempDir Path root) throws IOException {
        here = Workplace.at(root);
        here.file("requirements.txt", "numpy\n");
        here.file(
                "pyproject.toml",
                """
                [project]
                name = "demo"
                version = "1"
                [project.optional-dependencies]
                gpu = []
                plots = []
                [dependency-groups]
                dev = []
                docs = []
                """);
        var programs = Files.createDirectories(root.resolve("bin"));
        var classes = new ArrayList<String>();
        for (var entry :
                (System.getProperty("java.class.path") + ":target/classes")
                        .split(File.pathSeparator, -1)) {
            classes.add(Path.of(entry).toAbsolutePath().toString());
        }
        var wardian =
                Files.writeString(
                        programs.resolve("wardian"),
                        "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' dev.wardian.cli.Main \"$@\"\n"
                                .formatted(
                                        Path.of(System.getProperty("java.home"), "bin", "java"),
                                        String.join(File.pathSeparator, classes)));
        assertThat(wardian.toFile().setExecutable(true)).isTrue();
        try (var index = LocalIndex.of("numpy 1.0; numpydoc 1.0; pandas 1.0")) {
            here.run("venv", ".venv").succeeds();
            var address = index.url().toString();
            here.run("install", "numpy", "numpydoc", "pandas", "--index-url", address).succeeds();
        }
    }

    @Test
    void completesInBash() throws IOException, InterruptedException {
        check("bash", BASH);
    }

    @Test
    void completesInFish() throws IOException, InterruptedException {
        check("fish", FISH);
    }

    @Test
    void completesInZsh() throws IOException, InterruptedException {
        check("zsh", ZSH);
    }

    /// What a shell that is no interactive one makes of the script: nothing at all, least an error.
    private void check(String shell, String script) throws IOException, InterruptedException {
        assumeTrue(isThere(shell), "there is no " + shell + " on the PATH");
        var completion = here.file("completion", here.run("completion", shell).succeeds().out());
        var asking = here.file("ask", script);
        var lines = here.file("lines", String.join("\n", EXPECTED.keySet()) + "\n");
        var output = here.root().resolve("said").toFile();
        var builder =
                new ProcessBuilder(shell, asking.toString(), completion.toString())
                        .directory(here.folder().toFile())
                        .redirectInput(lines.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output);
        var variables = builder.environment();
        variables.keySet().removeIf(it -> it.startsWith("WARDIAN_") || it.startsWith("VIRTUAL_"));
        variables.put("HOME", here.root().resolve("home").toString());
        variables.put("PATH", here.root().resolve("bin") + ":" + System.getenv("PATH"));
        variables.put("WARDIAN_CACHE_DIR", here.root().resolve("cache").toString());
        var process = builder.start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        assertThat(offered(Files.readString(output.toPath()))).isEqualTo(EXPECTED);
    }

    private static Map<String, Set<String>> offered(String said) {
        var offered = new LinkedHashMap<String, Set<String>>();
        var line = "";
        for (var one : said.lines().toList()) {
            if (one.startsWith("line:")) {
                line = one.substring("line:".length());
                offered.put(line, new TreeSet<>());
            } else if (!one.isBlank()) {
                offered.computeIfAbsent(line, _ -> new TreeSet<>()).add(one.strip());
            }
        }
        return offered;
    }

    private static boolean isThere(String program) {
        for (var folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    @Test
    void knowsEveryCommandAndOption() {
        for (var shell : List.of("bash", "zsh", "fish")) {
            var script = here.run("completion", shell).succeeds().out();
            for (var command : Commands.all()) {
                assertThat(script).contains(command.name());
                for (var option : command.options()) {
                    var name = option.names().getFirst();
                    assertThat(script)
                            .as(shell)
                            .contains(shell.equals("fish") ? name : "--" + name);
                }
            }
        }
    }

    @Test
    void answersWhatThereIs() {
        assertThat(here.run("completion", "--values", "packages").succeeds().out())
                .isEqualTo("numpy\nnumpydoc\npandas\n");
        assertThat(here.run("completion", "--values", "groups", "--json").succeeds().out())
                .isEqualTo("[ \"dev\", \"docs\" ]\n");
        here.file("empty/pyproject.toml", "[broken\n");
        var elsewhere = here.folder().resolve("empty").toString();
        assertThat(here.run("completion", "--values", "extras", "--directory", elsewhere))
                .extracting(Workplace.Outcome::code, Workplace.Outcome::out)
                .containsExactly(0, "");
        assertThat(here.run("completion", "--values", "colours").endsWith(2).err())
                .contains("`packages`");
        assertThat(here.run("completion", "bsh").endsWith(2).err()).contains("`bash`?");
        assertThat(here.run("completion").endsWith(2).err()).contains("name one shell");
    }
}
