package dev.wardian.host;

/// Whether this is a machine or something inside of one.
///
/// @param kind `none`, or what runs it: `docker`, `podman`, `kubernetes`, `lxc`, `systemd-nspawn`,
///     `wsl`, or another word that the runtime left
/// @param evidence what tells so; empty for `none`
public record Container(String kind, String evidence) {
    /// No container that could be told.
    public static Container none() {
        return new Container("none", "");
    }

    public boolean isContainer() {
        return !kind.equals("none");
    }
}
