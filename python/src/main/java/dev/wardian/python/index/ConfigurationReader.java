package dev.wardian.python.index;

import dev.wardian.python.IndexProblem;
import dev.wardian.python.PythonException;
import dev.wardian.standards.name.PackageName;
import dev.wardian.store.http.BasicCredentials;
import dev.wardian.store.http.HttpSettings;
import dev.wardian.store.http.Origins;
import dev.wardian.store.http.PercentCoding;
import dev.wardian.store.http.Proxies;
import dev.wardian.store.http.SafeUrl;
import dev.wardian.store.http.Trust;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads one [IndexConfiguration]. Used by one thread.
final class ConfigurationReader {
    private final IndexFlags flags;
    private final IndexConfiguration.Surroundings surroundings;
    private final Map<String, String> environment;
    private final Supplier<Optional<String>> interpreterDefault;
    private final PipOptions pip;
    private final Map<String, IndexLocation> indexes = new LinkedHashMap<>();
    private final List<IndexLocation> known = new ArrayList<>();
    private final Map<URI, BasicCredentials> credentials = new LinkedHashMap<>();

    ConfigurationReader(
            IndexFlags flags,
            IndexConfiguration.Surroundings surroundings,
            Supplier<Optional<String>> interpreterDefault) {
        this.flags = flags;
        this.surroundings = surroundings;
        this.environment = surroundings.environment();
        this.interpreterDefault = interpreterDefault;
        this.pip = new PipOptions(surroundings, "install");
    }

    IndexConfiguration read() {
        boolean noIndex =
                flags.noIndex()
                        || PipOptions.isTrue(variable("UV_NO_INDEX"))
                        || pip.isSet("no-index");
        if (!noIndex) {
            addIndexes();
        }
        List<IndexLocation> places = findLinks();
        IndexSettings settings =
                new IndexSettings(
                        List.copyOf(indexes.values()),
                        places,
                        noIndex,
                        strategy(),
                        noIndex ? Map.of() : ownIndexes(),
                        noIndex ? KnownIndexes.NONE : new KnownIndexes(known));
        return new IndexConfiguration(settings, http());
    }

    private void addIndexes() {
        addAll("`--extra-index-url`", flags.extraIndexUrls());
        addAll("`UV_INDEX`", words(variable("UV_INDEX")));
        addAll("`UV_EXTRA_INDEX_URL`", words(variable("UV_EXTRA_INDEX_URL")));
        for (IndexFlags.Named one : flags.named()) {
            addNamed(one);
        }
        addAll(pip.origin("extra-index-url"), words(pip.value("extra-index-url").orElse("")));
        if (flags.indexUrl().isPresent()) {
            add("`--index-url`", flags.indexUrl().get());
            return;
        }
        for (String name : List.of("UV_DEFAULT_INDEX", "UV_INDEX_URL")) {
            if (!variable(name).isEmpty()) {
                add("`" + name + "`", variable(name));
                return;
            }
        }
        for (IndexFlags.Named one : flags.named()) {
            if (one.main() && !one.explicit()) {
                add("`index` of the project", spelled(one));
                return;
            }
        }
        Optional<String> configured = pip.value("index-url");
        if (configured.isPresent()) {
            add(pip.origin("index-url"), configured.get());
            return;
        }
        Optional<String> known = interpreterDefault.get();
        Optional<String> fallback = known.isPresent() ? known : BuiltInIndex.url();
        if (fallback.isPresent()) {
            add("the default index", fallback.get());
        }
    }

    private void addAll(String origin, List<String> values) {
        for (String value : values) {
            add(origin, value);
        }
    }

    /// An index may be named as in `internal=https://…`.
    private void add(String origin, String value) {
        int equals = value.indexOf('=');
        boolean named = equals > 0 && isName(value.substring(0, equals));
        Optional<String> name = named ? Optional.of(value.substring(0, equals)) : Optional.empty();
        URI url = address(origin, named ? value.substring(equals + 1) : value);
        if (name.isPresent()) {
            namedCredentials(name.get(), url);
        }
        var location = new IndexLocation(name, url, IndexLocation.Form.SIMPLE);
        indexes.putIfAbsent(url.toString(), location);
        known.add(location);
    }

    /// An index of the project; one that is explicit offers nothing to packages in general.
    private void addNamed(IndexFlags.Named one) {
        if (one.explicit()) {
            String origin = "`index` of the project";
            URI url = address(origin, one.url());
            Optional<String> name =
                    one.name().isEmpty() ? Optional.empty() : Optional.of(one.name());
            name.ifPresent(it -> namedCredentials(it, url));
            known.add(new IndexLocation(name, url, IndexLocation.Form.SIMPLE));
        } else if (!one.main()) {
            add("`index` of the project", spelled(one));
        }
    }

    private static String spelled(IndexFlags.Named one) {
        return isName(one.name()) ? one.name() + "=" + one.url() : one.url();
    }

    /// The packages that come from one index alone: because they are told to, or because they are
    /// pinned to a local version that an index is called by.
    private Map<PackageName, IndexLocation> ownIndexes() {
        Map<PackageName, IndexLocation> own = new HashMap<>();
        KnownIndexes indexes = new KnownIndexes(known);
        flags.localTags()
                .forEach((name, tag) -> indexes.calledBy(tag).ifPresent(at -> own.put(name, at)));
        flags.sources()
                .forEach(
                        (name, index) ->
                                own.put(
                                        name,
                                        indexes.named(index)
                                                .orElseThrow(
                                                        () ->
                                                                IndexSettings.nowhere(
                                                                        name.toString(), index))));
        return own;
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '_' && c != '.') {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private void namedCredentials(String name, URI url) {
        String key = IndexProblem.variableOf(name);
        String username = variable(key + "_USERNAME");
        String password = variable(key + "_PASSWORD");
        if (!username.isEmpty() || !password.isEmpty()) {
            credentials.put(url, new BasicCredentials(username, password));
        }
    }

    private List<IndexLocation> findLinks() {
        Map<URI, IndexLocation> places = new LinkedHashMap<>();
        addPlaces(places, "`--find-links`", flags.findLinks(), true);
        addPlaces(places, "`UV_FIND_LINKS`", commaParts(variable("UV_FIND_LINKS")), true);
        // pip passes over folders that are not there: its files are written for many machines
        addPlaces(
                places, pip.origin("find-links"), words(pip.value("find-links").orElse("")), false);
        return List.copyOf(places.values());
    }

    private void addPlaces(
            Map<URI, IndexLocation> places, String origin, List<String> values, boolean needed) {
        for (String value : values) {
            URI url = address(origin, value);
            if (needed && url.getScheme().equals("file") && !Files.exists(Path.of(url))) {
                throw bad(origin, value, "there is no such file or folder");
            }
            places.putIfAbsent(
                    url, new IndexLocation(Optional.empty(), url, IndexLocation.Form.FLAT));
        }
    }

    private IndexStrategy strategy() {
        if (flags.strategy().isPresent()) {
            return flags.strategy().get();
        }
        String named = variable("UV_INDEX_STRATEGY");
        for (IndexStrategy strategy : IndexStrategy.values()) {
            if (strategy.spelling().equals(named)) {
                return strategy;
            }
        }
        if (!named.isEmpty()) {
            throw bad("`UV_INDEX_STRATEGY`", named, "there is no such strategy");
        }
        return IndexStrategy.FIRST_INDEX;
    }

    /// An address without credentials, which are remembered; paths become `file` addresses.
    private URI address(String origin, String value) {
        String text = expand(value.strip());
        URI url;
        try {
            if (text.contains("://") || text.startsWith("file:")) {
                url = URI.create(PercentCoding.encode(text, "%:/?#[]@!$&'()*+,;="));
            } else {
                url = path(text).toUri();
            }
        } catch (IllegalArgumentException _) {
            throw bad(origin, SafeUrl.show(text), "it is neither an address nor a path");
        }
        String scheme = url.getScheme();
        if (!isKnown(scheme) || (!scheme.equalsIgnoreCase("file") && Origins.host(url).isEmpty())) {
            throw bad(origin, SafeUrl.show(text), "only http, https and file addresses are known");
        }
        URI clean = Origins.withoutCredentials(url);
        BasicCredentials.in(url).ifPresent(found -> credentials.put(clean, found));
        return clean;
    }

    private static boolean isKnown(String scheme) {
        return scheme.equalsIgnoreCase("http")
                || scheme.equalsIgnoreCase("https")
                || scheme.equalsIgnoreCase("file");
    }

    private Path path(String text) {
        try {
            if (text.equals("~") || text.startsWith("~/")) {
                return surroundings.home().resolve(text.substring(Math.min(2, text.length())));
            }
            return surroundings.workingFolder().resolve(text).normalize();
        } catch (InvalidPathException bad) {
            throw new IllegalArgumentException(bad);
        }
    }

    /// Replaces `${NAME}` where the variable is set, as pip does in requirements files.
    private String expand(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int position = 0;
        while (position < text.length()) {
            int start = text.indexOf("${", position);
            int end = start < 0 ? -1 : text.indexOf('}', start);
            if (end < 0) {
                break;
            }
            String replacement = environment.get(text.substring(start + 2, end));
            out.append(text, position, start);
            out.append(replacement == null ? text.substring(start, end + 1) : replacement);
            position = end + 1;
        }
        return position == 0 ? text : out.append(text, position, text.length()).toString();
    }

    private HttpSettings http() {
        HttpSettings http = HttpSettings.from(environment).withTrust(trust());
        Optional<String> proxy = flags.proxy().isPresent() ? flags.proxy() : pip.value("proxy");
        if (proxy.isPresent()) {
            http = http.withProxies(Proxies.always(proxy.get()));
        }
        Optional<String> timeout = pip.value("timeout");
        if (timeout.isEmpty()) {
            timeout = pip.value("default-timeout");
        }
        if (timeout.isPresent() && variable("UV_HTTP_TIMEOUT").isEmpty()) {
            http = HttpSettings.seconds(timeout.get()).map(http::withReadTimeout).orElse(http);
        }
        return retries(http)
                .withCredentials(
                        new KnownCredentials(
                                credentials,
                                environment,
                                surroundings.home(),
                                keyring(),
                                surroundings.terminalWanted()));
    }

    private HttpSettings retries(HttpSettings http) {
        String own = variable("UV_HTTP_RETRIES");
        String text = own.isEmpty() ? pip.value("retries").orElse("") : own;
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(Character::isDigit)) {
            return http;
        }
        return http.withRetries(http.retries().times(Integer.parseInt(text)));
    }

    private Trust trust() {
        Trust trust = Trust.from(environment);
        if (trust.files().isEmpty() && trust.folders().isEmpty()) {
            Optional<String> configured = pip.value("cert");
            if (configured.isPresent()) {
                trust = trust.preferring(path(configured.get()));
            }
        }
        if (flags.certificate().isPresent()) {
            Path file = path(flags.certificate().get());
            trust = new Trust(List.of(file), List.of(), Set.of());
        }
        Set<String> insecure = new LinkedHashSet<>(flags.trustedHosts());
        insecure.addAll(words(variable("UV_INSECURE_HOST")));
        insecure.addAll(words(pip.value("trusted-host").orElse("")));
        return insecure.isEmpty() ? trust : trust.insecure(insecure);
    }

    private boolean keyring() {
        String named = flags.keyring().orElse(variable("UV_KEYRING_PROVIDER"));
        String provider = named.isEmpty() ? pip.value("keyring-provider").orElse("") : named;
        return provider.equals("subprocess") || provider.equals("import");
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "").strip();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean space = i == text.length() || Character.isWhitespace(text.charAt(i));
            if (!space && start < 0) {
                start = i;
            } else if (space && start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
        }
        return words;
    }

    private static List<String> commaParts(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            String part = text.substring(start, end).strip();
            if (!part.isEmpty()) {
                parts.add(part);
            }
            start = end + 1;
        }
        return parts;
    }

    private static PythonException bad(String origin, String value, String reason) {
        return new PythonException(new IndexProblem.BadSetting(origin, value, reason));
    }
}
