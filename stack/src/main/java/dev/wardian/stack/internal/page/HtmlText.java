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

    /// The same, what stands between backticks as code.
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
