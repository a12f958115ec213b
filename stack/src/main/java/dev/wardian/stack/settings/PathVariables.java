package dev.wardian.stack.settings;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/// Environment variables that name files or folders. Who sets one means it from where he stands,
/// and the process that reads it may stand elsewhere: in the folder of a build, or be one that
/// serves many callers.
final class PathVariables {

    private static final List<String> SINGLE =
            List.of(
                    "NETRC",
                    "SSL_CERT_FILE",
                    "PIP_CERT",
                    "REQUESTS_CA_BUNDLE",
                    "CURL_CA_BUNDLE",
                    "GIT_SSL_CAINFO",
                    "PIP_CONFIG_FILE",
                    "XDG_CONFIG_HOME",
                    "VIRTUAL_ENV",
                    "CONDA_PREFIX",
                    "PYENV_ROOT",
                    "UV_PYTHON_INSTALL_DIR");
    private static final List<String> LISTS = List.of("SSL_CERT_DIR", "XDG_CONFIG_DIRS", "PATH");

    private PathVariables() {}

    /// The same variables, with what they name as it is seen from a folder.
    static Map<String, String> seenFrom(Path folder, Map<String, String> environment) {
        var changed = new HashMap<String, String>();
        for (var name : SINGLE) {
            var value = environment.getOrDefault(name, "");
            if (isRelative(value)) {
                changed.put(name, folder.resolve(value).normalize().toString());
            }
        }
        for (var name : LISTS) {
            var value = environment.getOrDefault(name, "");
            if (hasRelative(value)) {
                changed.put(name, absolute(value, folder));
            }
        }
        if (changed.isEmpty()) {
            return environment;
        }
        var all = new HashMap<>(environment);
        all.putAll(changed);
        return all;
    }

    private static boolean isRelative(String value) {
        return !value.isEmpty() && !Path.of(value).isAbsolute();
    }

    /// Looked at for each call, so without making paths of what begins with a slash.
    private static boolean hasRelative(String list) {
        var start = 0;
        while (start < list.length()) {
            var end = list.indexOf(File.pathSeparatorChar, start);
            end = end < 0 ? list.length() : end;
            if (end > start
                    && list.charAt(start) != '/'
                    && isRelative(list.substring(start, end))) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private static String absolute(String list, Path folder) {
        var joined = new StringJoiner(File.pathSeparator);
        for (var one : list.split(File.pathSeparator, -1)) {
            joined.add(isRelative(one) ? folder.resolve(one).normalize().toString() : one);
        }
        return joined.toString();
    }
}
