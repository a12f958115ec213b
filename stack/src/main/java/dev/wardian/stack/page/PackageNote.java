package dev.wardian.stack.page;

/// What a page tells of a package besides what depends on what.
///
/// @param summary what it is, in its author's words; may be empty
/// @param licence what it says about its licence; may be empty
/// @param download the size of the file it is installed from; zero where that is not known
public record PackageNote(String summary, String licence, long download) {

    /// Nothing is known.
    public static final PackageNote NONE = new PackageNote("", "", 0);
}
