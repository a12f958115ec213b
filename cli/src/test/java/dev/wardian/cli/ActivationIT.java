package dev.wardian.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The scripts that enter an environment, read by the shells they are written for. A shell that is
/// not on this machine is skipped.
final class ActivationIT {
    private static final String POSIX =
            """
            old=$PATH
            PS1='$ '
            PYTHONHOME=/elsewhere
            . bin/activate
            . bin/activate
            command -v python
            printf '%s\\n' "$VIRTUAL_ENV"
            printf '%s\\n' "$PS1"
            printf '%s\\n' "home ${PYTHONHOME-unset}"
            deactivate
            [ "$PATH" = "$old" ] && echo path restored
            printf '%s\\n' "env ${VIRTUAL_ENV-unset} ${VIRTUAL_ENV_PROMPT-unset}"
            printf '%s\\n' "prompt $PS1"
            printf '%s\\n' "home ${PYTHONHOME-unset}"
            command -V deactivate 2>&1 | grep -q function || echo gone
            """;
    private static final String FISH =
            """
            set -x PYTHONHOME /elsewhere
            function fish_prompt; echo -n '$ '; end
            set old (string join : $PATH)
            source bin/activate.fish
            source bin/activate.fish
            command -v python
            echo $VIRTUAL_ENV
            fish_prompt; echo
            set -q PYTHONHOME; or echo home unset
            deactivate
            test (string join : $PATH) = $old; and echo path restored
            set -q VIRTUAL_ENV; or set -q VIRTUAL_ENV_PROMPT; or echo env unset unset
            echo prompt (fish_prompt)
            echo home $PYTHONHOME
            functions -q deactivate; or echo gone
            """;
    private static final String CSH =
            """
            set prompt='$ '
            setenv PYTHONHOME /elsewhere
            set old="$PATH:q"
            source bin/activate.csh
            source bin/activate.csh
            which python
            printf '%s\\n' "$VIRTUAL_ENV:q"
            printf '%s\\n' "$prompt:q"
            if (! $?PYTHONHOME) echo home unset
            deactivate
            if ("$PATH:q" == "$old:q") echo path restored
            if (! $?VIRTUAL_ENV && ! $?VIRTUAL_ENV_PROMPT) echo env unset unset
            echo "prompt $prompt:q"
            echo "home $PYTHONHOME"
            if ("`alias deactivate`" == "") echo gone
            """;
    private static final String NUSHELL =
            """
            $env.PYTHONHOME = '/elsewhere'
            $env.PROMPT_COMMAND = { || '$ ' }
            let old = $env.PATH
            overlay use bin/activate.nu
            print (which python | get path.0)
            print $env.VIRTUAL_ENV
            print (do $env.PROMPT_COMMAND)
            if ($env.PYTHONHOME | is-empty) { print 'home unset' }
            deactivate
            if $env.PATH == $old { print 'path restored' }
            let unset = { |name| $env | get -o $name | default unset }
            print $'env (do $unset VIRTUAL_ENV) (do $unset VIRTUAL_ENV_PROMPT)'
            print $'prompt (do $env.PROMPT_COMMAND)'
            print $'home ($env.PYTHONHOME? | default unset)'
            print 'gone'
            """;
    private static final String POWERSHELL =
            """
            $env:PYTHONHOME = '/elsewhere'
            function global:prompt { '$ ' }
            $old = $env:PATH
            . ./bin/activate.ps1
            . ./bin/activate.ps1
            (Get-Command python).Source
            $env:VIRTUAL_ENV
            prompt
            if (-not (Test-Path env:PYTHONHOME)) { 'home unset' }
            deactivate
            if ($env:PATH -eq $old) { 'path restored' }
            if (-not $env:VIRTUAL_ENV -and -not $env:VIRTUAL_ENV_PROMPT) { 'env unset unset' }
            'prompt ' + (prompt)
            'home ' + $env:PYTHONHOME
            if (-not (Test-Path function:deactivate)) { 'gone' }
            """;

    /// A shell without the configuration of whoever runs the tests.
    record Shell(List<String> command, String script) {
        @Override
        public String toString() {
            return command.getFirst();
        }
    }

    private static final List<Shell> SHELLS =
            List.of(
                    new Shell(List.of("sh"), POSIX),
                    new Shell(List.of("bash", "--norc", "--noprofile"), POSIX),
                    new Shell(List.of("zsh", "-f"), POSIX),
                    new Shell(List.of("fish", "--no-config"), FISH),
                    new Shell(List.of("tcsh", "-f"), CSH),
                    new Shell(List.of("csh", "-f"), CSH),
                    new Shell(List.of("nu", "--no-config-file"), NUSHELL),
                    new Shell(List.of("pwsh", "-NoProfile", "-NonInteractive"), POWERSHELL));

    @TempDir Path folder;

    static Stream<Shell> shells() {
        return SHELLS.stream();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void entersAndLeavesAnEnvironmentWhateverItIsCalled(Shell shell) throws Exception {
        assumeThat(onPath(shell.command().getFirst()))
                .as("`" + shell.command().getFirst() + "` is not on this machine")
                .isTrue();
        var workplace = Workplace.at(folder);
        for (var name :
                List.of("plain", "two words", "naïve ☃", "it's \"x\" $HOME `id`; & (y) [z] \\t")) {
            workplace.run("venv", name).succeeds();
            var environment = workplace.folder().resolve(name);
            assertThat(said(shell, environment))
                    .as("%s in `%s`", shell, name)
                    .containsExactly(
                            environment.resolve("bin/python").toString(),
                            environment.toString(),
                            "(" + name + ") $ ",
                            "home unset",
                            "path restored",
                            "env unset unset",
                            "prompt $ ",
                            "home /elsewhere",
                            "gone");
        }
    }

    @ParameterizedTest
    @MethodSource("shells")
    void showsThePromptThatWasAskedForAlsoForTheImplicitEnvironment(Shell shell) throws Exception {
        assumeThat(onPath(shell.command().getFirst()))
                .as("`" + shell.command().getFirst() + "` is not on this machine")
                .isTrue();
        var workplace = Workplace.at(folder);
        workplace.run("venv", "--prompt", "it's 100% \"mine\" ☃", "named").succeeds();
        workplace.file("empty.txt", "");
        workplace.run("install", "-r", "empty.txt").succeeds();
        assertThat(said(shell, workplace.folder().resolve("named")))
                .contains("(it's 100% \"mine\" ☃) $ ");
        assertThat(said(shell, workplace.folder().resolve(".venv"))).contains("(.venv) $ ");
    }

    @Test
    void refusesAFolderThatASearchPathCannotName() {
        var refused = Workplace.at(folder).run("venv", "a:b").endsWith(4);
        assertThat(refused.err()).contains("`:`");
        assertThat(folder.resolve("work/a:b")).doesNotExist();
    }

    private static List<String> said(Shell shell, Path environment) throws Exception {
        var script = environment.resolve("script");
        Files.writeString(script, shell.script());
        var command = new ArrayList<>(shell.command());
        if (shell.command().getFirst().equals("nu")) {
            // modules are looked for beside the script, and `-c` is read in the current folder
            command.addAll(List.of("-c", shell.script()));
        } else {
            command.add(script.toString());
        }
        var builder = new ProcessBuilder(command).directory(environment.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("VIRTUAL_ENV"));
        builder.environment().put("TERM", "dumb");
        var process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return text.lines().toList();
    }

    private static boolean onPath(String program) throws IOException {
        for (var entry : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
            if (!entry.isEmpty() && Files.isExecutable(Path.of(entry).resolve(program))) {
                return true;
            }
        }
        return false;
    }
}
