package dev.wardian.python.install;

import dev.wardian.standards.name.PackageName;
import dev.wardian.standards.version.Version;
import dev.wardian.store.archive.ZipMember;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The two folders at the top of a wheel that are not importable code.
///
/// @param info the name of the `.dist-info` folder
/// @param data the name of the `.data` folder, empty text if there is none
/// @param name the project's name in the name of `info`
/// @param version the version in the name of `info`
record WheelFolders(String info, String data, PackageName name, Version version) {
    private static final String INFO = ".dist-info";
    private static final String DATA = ".data";

    static WheelFolders find(List<ZipMember> members) throws WheelFault {
        TreeSet<String> infos = new TreeSet<>();
        TreeSet<String> datas = new TreeSet<>();
        for (ZipMember member : members) {
            int slash = member.path().indexOf('/');
            String top = slash < 0 ? "" : member.path().substring(0, slash);
            if (top.endsWith(INFO)) {
                infos.add(top);
            } else if (top.endsWith(DATA)) {
                datas.add(top);
            }
        }
        if (infos.size() != 1) {
            throw new WheelFault(
                    infos.isEmpty()
                            ? "it has no `.dist-info` folder"
                            : "it has several `.dist-info` folders: " + String.join(", ", infos));
        }
        String info = infos.getFirst();
        WheelFolders folders = parse(info, info.substring(0, info.length() - INFO.length()));
        if (datas.size() > 1) {
            throw new WheelFault("it has several `.data` folders: " + String.join(", ", datas));
        }
        return datas.isEmpty() ? folders : folders.withData(datas.getFirst());
    }

    private WheelFolders withData(String folder) throws WheelFault {
        WheelFolders other = parse(folder, folder.substring(0, folder.length() - DATA.length()));
        if (!other.name.equals(name) || !other.version.equals(version)) {
            throw new WheelFault("`" + folder + "` does not belong to `" + info + "`");
        }
        return new WheelFolders(info, folder, name, version);
    }

    private static WheelFolders parse(String folder, String stem) throws WheelFault {
        int dash = stem.indexOf('-');
        Optional<PackageName> name =
                dash < 0 ? Optional.empty() : PackageName.tryOf(stem.substring(0, dash));
        Optional<Version> version =
                dash < 0 ? Optional.empty() : Version.tryParse(stem.substring(dash + 1));
        if (name.isEmpty() || version.isEmpty()) {
            throw new WheelFault("`" + folder + "` does not begin with a name and a version");
        }
        return new WheelFolders(folder, "", name.get(), version.get());
    }
}
