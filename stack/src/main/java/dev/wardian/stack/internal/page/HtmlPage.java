package dev.wardian.stack.internal.page;

import static dev.wardian.stack.internal.page.HtmlText.escaped;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// A page that stands in one file: styles, data and scripts are inside, and its policy forbids it
/// to load anything, or to run a script that was not written into it. The same parts give the same
/// bytes.
public final class HtmlPage {

    private final String title;
    private final String style;
    private final String attributes;
    private final List<String> scripts = new ArrayList<>();
    private final StringBuilder body = new StringBuilder(32 * 1024);

    /// @param title as text
    /// @param style as CSS
    public HtmlPage(String title, String style) {
        this(title, style, "");
    }

    /// @param attributes of the body, as HTML that begins with a space
    public HtmlPage(String title, String style, String attributes) {
        this.title = title;
        this.style = style;
        this.attributes = attributes;
    }

    /// Adds HTML as it is.
    public HtmlPage html(String html) {
        body.append(html);
        return this;
    }

    /// Adds text.
    public HtmlPage text(String text) {
        body.append(escaped(text));
        return this;
    }

    /// Adds JSON for scripts to read, as the text of the element of this name.
    public HtmlPage data(String id, String json) {
        body.append("<script type=\"application/json\" id=\"").append(id).append("\">");
        body.append(HtmlText.inScript(json)).append("</script>\n");
        return this;
    }

    /// Adds a script of our own making.
    public HtmlPage script(String code) {
        var safe = code.replace("</script", "<\\/script").replace("<!--", "<\\!--");
        scripts.add(digest(safe));
        body.append("<script>").append(safe).append("</script>\n");
        return this;
    }

    /// The page as HTML, UTF-8.
    public String written() {
        return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\""
                + policy()
                + "\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                + escaped(title)
                + "</title>\n<style>\n"
                + style
                + "</style>\n</head>\n<body"
                + attributes
                + ">\n"
                + body
                + "</body>\n</html>\n";
    }

    private String policy() {
        var policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'";
        return scripts.isEmpty() ? policy : policy + "; script-src " + String.join(" ", scripts);
    }

    private static String digest(String script) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
