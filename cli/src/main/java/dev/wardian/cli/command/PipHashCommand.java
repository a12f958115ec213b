package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.cli.output.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// `pip hash`: digests of files as requirement files have them.
final class PipHashCommand implements Command {

    private static final Option ALGORITHM =
            Option.value("algorithm a", "sha256|sha384|sha512", "the kind of digest");

    @Override
    public String name() {
        return "hash";
    }

    @Override
    public String summary() {
        return "Write the digests of files as `--hash` options";
    }

    @Override
    public String operands() {
        return "FILE...";
    }

    @Override
    public List<Option> options() {
        return List.of(ALGORITHM);
    }

    @Override
    public List<String> examples() {
        return List.of("wardian pip hash numpy-2.0-cp312-cp312-linux_x86_64.whl");
    }

    @Override
    public ExitCode run(Session session) {
        var files = session.arguments().operands();
        var kind = session.arguments().value(ALGORITHM).orElse("sha256");
        if (!List.of("sha256", "sha384", "sha512").contains(kind)) {
            throw new UsageException(
                    "option -a: invalid choice: '"
                            + kind
                            + "' (choose from 'sha256', 'sha384', 'sha512')");
        }
        if (files.isEmpty()) {
            session.invocation().err().println("Usage: wardian pip hash [options] <file> ...");
            return ExitCode.REFUSED;
        }
        for (var file : files) {
            try {
                var hex = hex(session.workingFolder().resolve(file), kind);
                session.report().answer(file + ":\n--hash=" + kind + ":" + hex);
            } catch (IOException missing) {
                PipOptions.error(
                        session,
                        "Could not open `" + file + "`: there is no such file, or no permission");
                return ExitCode.USAGE;
            }
        }
        return ExitCode.SUCCESS;
    }

    private static String hex(Path file, String kind) throws IOException {
        try {
            var digest = MessageDigest.getInstance(kind.replace("sha", "SHA-"));
            try (var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                Files.copy(file, sink);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
