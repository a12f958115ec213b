package dev.wardian.stack;

import dev.wardian.testkit.SdistMaker;

/// Makes source distributions whose wheels tell what they were built with, and whose backends note
/// every call in the file that the variable `BUILD_LOG` names.
final class TellingSdist {

    private TellingSdist() {}

    /// An sdist that says nothing of what it needs, so that its backend must be asked. The module
    /// `NAME` holds `TOLD`: a dictionary of `settings`, `variable` (`BUILD_VARIABLE`) and the
    /// version of the module `runtime` if there is one.
    static SdistMaker of(String name, String version, String... requires) {
        return SdistMaker.sdist(name + " " + version)
                .metadataVersion("2.1")
                .requires(requires)
                .backend(backend(name, version, String.join("\\nRequires-Dist: ", requires)));
    }

    /// As [#of], with a backend that tells what the sdist needs without building it.
    static SdistMaker preparing(String name, String version, String... requires) {
        var needs = String.join("\\nRequires-Dist: ", requires);
        return SdistMaker.sdist(name + " " + version)
                .metadataVersion("2.1")
                .requires(requires)
                .backend(
                        backend(name, version, needs)
                                + """
                                def prepare_metadata_for_build_wheel(folder, config_settings=None):
                                    import sys
                                    note("metadata in " + sys.prefix + " of")
                                    info = "%s-%s.dist-info" % (NAME, VERSION)
                                    os.makedirs(os.path.join(folder, info))
                                    with open(os.path.join(folder, info, "METADATA"), "w") as file:
                                        file.write("Metadata-Version: 2.1\\nName: %s\\n" % NAME)
                                        file.write("Version: %s\\n" % VERSION)
                                        if REQUIRES:
                                            file.write("Requires-Dist: " + REQUIRES + "\\n")
                                    return info
                                """);
    }

    private static String backend(String name, String version, String requires) {
        return """
        import base64, hashlib, os, zipfile
        NAME, VERSION, REQUIRES = "%s", "%s", "%s"
        def note(call):
            if "BUILD_LOG" in os.environ:
                with open(os.environ["BUILD_LOG"], "a") as log:
                    log.write(call + " " + NAME + " " + VERSION + "\\n")
        def told(settings):
            try:
                import runtime
                version = runtime.__version__
            except ImportError:
                version = None
            return {
                "settings": settings,
                "variable": os.environ.get("BUILD_VARIABLE"),
                "runtime": version,
            }
        def row(path, text):
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
            return "%%s,sha256=%%s,%%d\\n" %% (path, digest.decode().rstrip("="), len(text))
        def build_wheel(folder, config_settings=None, metadata_directory=None):
            import sys
            note("wheel in " + sys.prefix + " of" if "prepare_metadata_for_build_wheel" in globals() else "wheel")
            info = "%%s-%%s.dist-info/" %% (NAME, VERSION)
            metadata = "Metadata-Version: 2.1\\nName: %%s\\nVersion: %%s\\n" %% (NAME, VERSION)
            if REQUIRES:
                metadata += "Requires-Dist: " + REQUIRES + "\\n"
            files = {
                NAME + ".py": "TOLD = %%r\\n" %% (told(config_settings),),
                info + "METADATA": metadata,
                info + "WHEEL": "Wheel-Version: 1.0\\nGenerator: t\\nRoot-Is-Purelib: true\\n"
                "Tag: py3-none-any\\n",
            }
            record = "".join(row(path, text) for path, text in files.items())
            files[info + "RECORD"] = record + info + "RECORD,,\\n"
            wheel = "%%s-%%s-py3-none-any.whl" %% (NAME, VERSION)
            with zipfile.ZipFile(os.path.join(folder, wheel), "w") as archive:
                for path, text in files.items():
                    archive.writestr(path, text)
            return wheel
        build_editable = build_wheel
        """
                .formatted(name, version, requires);
    }
}
