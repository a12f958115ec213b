package dev.wardian.cli.command;

import dev.wardian.cli.arguments.Arguments;
import dev.wardian.cli.arguments.Option;
import dev.wardian.cli.arguments.UsageException;
import dev.wardian.stack.choice.IndexOptions;
import dev.wardian.stack.choice.PackageSelection;
import dev.wardian.stack.size.SizeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The options that say where packages come from.
final class IndexOptionGroup {

    static final Option INDEX_URL =
            Option.value("index-url default-index i", "URL", "the package index");
    static final Option EXTRA_INDEX_URL =
            Option.repeated("extra-index-url index", "URL", "a further index, asked first");
    static final Option FIND_LINKS =
            Option.repeated("find-links f", "PATH|URL", "a folder or page with files");
    static final Option NO_INDEX = Option.flag("no-index", "look only into --find-links");
    static final Option INDEX_STRATEGY =
            Option.value(
                    "index-strategy",
                    "first-index|unsafe-first-match|unsafe-best-match",
                    "which of several indexes may offer a package");
    static final Option TRUSTED_HOST =
            Option.repeated(
                    "trusted-host allow-insecure-host", "HOST", "do not check this certificate");
    static final Option REFRESH =
            Option.flag("refresh", "ask again for every page that the cache knows");
    static final Option REFRESH_PACKAGE =
            Option.repeated("refresh-package", "PACKAGE", "ask again for the page of this package");
    static final Option KEYRING =
            Option.value("keyring-provider", "disabled|subprocess", "ask keyring for passwords");
    static final Option TIMEOUT =
            Option.value("timeout", "SECONDS", "how long a server may stay silent (30)");
    static final Option RETRIES =
            Option.value("retries", "N", "how often a failed request is tried again");
    static final Option CERT = Option.value("cert", "FILE", "certificate authorities to trust");

    static final Option MAX_UNPACKED_SIZE =
            Option.value("max-unpacked-size", "SIZE", "how much one archive may unpack to (16G)");

    private IndexOptionGroup() {}

    static List<Option> all() {
        return List.of(
                INDEX_URL,
                EXTRA_INDEX_URL,
                FIND_LINKS,
                NO_INDEX,
                INDEX_STRATEGY,
                TRUSTED_HOST,
                REFRESH,
                REFRESH_PACKAGE,
                KEYRING,
                CERT,
                TIMEOUT,
                RETRIES,
                MAX_UNPACKED_SIZE);
    }

    static IndexOptions read(Arguments arguments) {
        return new IndexOptions(
                arguments.value(INDEX_URL),
                arguments.all(EXTRA_INDEX_URL),
                separated(arguments.all(FIND_LINKS)),
                arguments.has(NO_INDEX),
                strategy(arguments.value(INDEX_STRATEGY).orElse("first-index")),
                arguments.all(TRUSTED_HOST));
    }

    /// What is asked for again.
    static PackageSelection refresh(Arguments arguments) {
        return arguments.has(REFRESH)
                ? PackageSelection.all()
                : PackageSelection.only(ResolveOptionGroup.names(arguments.all(REFRESH_PACKAGE)));
    }

    /// The environment as the options make it: what pip and uv read from variables is said there.
    static Map<String, String> environment(Arguments arguments, Map<String, String> outer) {
        if (!arguments.has(KEYRING)
                && !arguments.has(CERT)
                && !arguments.has(TIMEOUT)
                && !arguments.has(RETRIES)
                && !arguments.has(MAX_UNPACKED_SIZE)) {
            return outer;
        }
        var environment = new HashMap<>(outer);
        arguments.value(TIMEOUT).ifPresent(it -> environment.put("UV_HTTP_TIMEOUT", seconds(it)));
        arguments.value(RETRIES).ifPresent(it -> environment.put("UV_HTTP_RETRIES", number(it)));
        arguments.value(KEYRING).ifPresent(it -> environment.put("UV_KEYRING_PROVIDER", it));
        arguments
                .value(MAX_UNPACKED_SIZE)
                .ifPresent(it -> environment.put("WARDIAN_MAX_UNPACKED_SIZE", size(it)));
        arguments
                .value(CERT)
                .ifPresent(
                        it -> {
                            environment.put("PIP_CERT", it);
                            environment.put("SSL_CERT_FILE", it);
                        });
        return environment;
    }

    private static String seconds(String text) {
        try {
            var seconds = Double.parseDouble(text);
            if (seconds > 0 && seconds < 1e6) {
                return text;
            }
        } catch (NumberFormatException none) {
            // told below
        }
        throw new UsageException("`--timeout " + text + "` is no number of seconds");
    }

    private static String size(String text) {
        try {
            return Long.toString(SizeText.bytes(text));
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    private static String number(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw new UsageException("`--retries " + text + "` is no number");
            }
        }
        if (text.isEmpty() || text.length() > 3) {
            throw new UsageException("`--retries " + text + "` is not between 0 and 999");
        }
        return text;
    }

    private static List<String> separated(List<String> values) {
        var all = new ArrayList<String>();
        for (var value : values) {
            for (var one : value.split(",", -1)) {
                if (!one.isBlank()) {
                    all.add(one.strip());
                }
            }
        }
        return all;
    }

    private static IndexOptions.Strategy strategy(String text) {
        return switch (text) {
            case "first-index" -> IndexOptions.Strategy.FIRST_INDEX;
            case "unsafe-first-match" -> IndexOptions.Strategy.UNSAFE_FIRST_MATCH;
            case "unsafe-best-match" -> IndexOptions.Strategy.UNSAFE_BEST_MATCH;
            default ->
                    throw new UsageException(
                            "`--index-strategy "
                                    + text
                                    + "` is not known: `first-index`,"
                                    + " `unsafe-first-match` or `unsafe-best-match`");
        };
    }
}
