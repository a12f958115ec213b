package dev.wardian.host;

import java.util.List;

/// Which distribution of Linux it is, by `os-release(5)`.
///
/// @param id its lower-case name: `debian`, `rhel`, `alpine`; `linux` where nothing says
/// @param version its number as text, `12` or `24.04`; empty for one that is rolling
/// @param codename such as `bookworm`; empty where it has none
/// @param like the distributions that it comes from, nearest first
/// @param title its name for people
public record Distribution(
        String id, String version, String codename, List<String> like, String title) {
    public Distribution {
        like = List.copyOf(like);
    }

    /// One of which nothing is known.
    public static Distribution unknown() {
        return new Distribution("linux", "", "", List.of(), "Linux");
    }

    /// Whether it is this distribution or comes from it: Ubuntu is of the family of Debian.
    public boolean isOf(String family) {
        return id.equals(family) || like.contains(family);
    }

    /// As [HostName] takes it: `debian:12`.
    @Override
    public String toString() {
        return version.isEmpty() ? id : id + ":" + version;
    }
}
