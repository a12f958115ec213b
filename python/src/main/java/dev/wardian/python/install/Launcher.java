package dev.wardian.python.install;

import java.nio.charset.StandardCharsets;

/// The text of the scripts that start entry points.
final class Launcher {
    private Launcher() {}

    /// The script of an entry point, for an interpreter.
    static byte[] script(EntryPoint point, String executable) {
        String attribute = point.attribute();
        int dot = attribute.indexOf('.');
        String imported = dot < 0 ? attribute : attribute.substring(0, dot);
        String text =
                Shebang.of(executable)
                        + "# -*- coding: utf-8 -*-\n"
                        + "import sys\n"
                        + "from "
                        + point.module()
                        + " import "
                        + imported
                        + "\n"
                        + "if __name__ == \"__main__\":\n"
                        + "    if sys.argv[0].endswith(\"-script.pyw\"):\n"
                        + "        sys.argv[0] = sys.argv[0][:-11]\n"
                        + "    elif sys.argv[0].endswith(\".exe\"):\n"
                        + "        sys.argv[0] = sys.argv[0][:-4]\n"
                        + "    sys.exit("
                        + attribute
                        + "())\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
