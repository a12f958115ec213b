package dev.wardian.stack.internal.page;

/// Text as it stands in HTML.
public final class HtmlText {

    private HtmlText() {}

    /// The text with everything escaped that means something in HTML, in attributes too.
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// JSON as it may stand in a script: what could end the element is written as an escape, which
    /// only strings can hold.
    public static String inScript(String json) {
        return json.replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    /// Text with everything escaped, what stands between backticks as code.
    public static String withCode(String text) {
        var html = new StringBuilder();
        var code = false;
        for (var part : escaped(text).split("`", -1)) {
            html.append(code ? "<code>" + part + "</code>" : part);
            code = !code;
        }
        return html.toString();
    }
}
