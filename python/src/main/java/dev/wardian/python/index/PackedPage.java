package dev.wardian.python.index;

import dev.wardian.python.internal.index.FilePack;
import dev.wardian.python.internal.index.PackReader;
import dev.wardian.standards.version.Version;
import dev.wardian.store.http.Bytes;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The releases in a packed page, each decoded when it is first looked at. Safe for all threads:
/// two that look at once may decode twice, to the same result.
final class PackedPage extends AbstractList<Release> implements RandomAccess {
    private static final int TABLE = 9;

    private final byte[] bytes;
    private final int start;
    private final int wordTable;
    private final IndexLocation index;
    private final @Nullable Release[] releases;
    private final @Nullable String[] words;

    private PackedPage(Bytes packed, IndexLocation index) {
        this.bytes = packed.array();
        this.start = packed.offset();
        this.index = index;
        this.wordTable = start + PackReader.four(bytes, start + 1);
        this.releases = new @Nullable Release[PackReader.four(bytes, start + 5)];
        this.words = new @Nullable String[PackReader.four(bytes, wordTable)];
    }

    /// The releases that the packer packed, as offered by an index.
    static List<Release> read(Bytes packed, IndexLocation index) {
        return new PackedPage(packed, index);
    }

    @Override
    public int size() {
        return releases.length;
    }

    @Override
    public Release get(int position) {
        Release known = releases[position];
        if (known == null) {
            int entry = start + TABLE + 12 * position;
            String text = new PackReader(bytes, start + PackReader.four(bytes, entry)).text();
            int block = start + PackReader.four(bytes, entry + 4);
            int count = PackReader.four(bytes, entry + 8);
            known = Release.deferred(Version.parse(text), () -> files(block, count));
            releases[position] = known;
        }
        return known;
    }

    private List<DistributionFile> files(int block, int count) {
        List<DistributionFile> files = new ArrayList<>(count);
        int position = block;
        for (int i = 0; i < count; i++) {
            int next = start + PackReader.four(bytes, position);
            files.add(file(position + 4));
            position = next;
        }
        return files;
    }

    private DistributionFile file(int position) {
        PackReader reader = new PackReader(bytes, position);
        int flags = (int) reader.number();
        String filename = reader.text();
        int requiresPython = (int) reader.number();
        String yanked = (flags & FilePack.YANKED) == 0 ? null : reader.text();
        long size = (flags & FilePack.SIZE) == 0 ? -1 : reader.number();
        long upload = (flags & FilePack.UPLOAD_TIME) == 0 ? Long.MIN_VALUE : reader.eight();
        DistributionFile.Builder file =
                DistributionFile.named(
                        filename, new Details(reader.position(), flags, filename), index);
        if (requiresPython > 0) {
            file.requiresPython(word(requiresPython - 1));
        }
        if (yanked != null) {
            file.yanked(yanked);
        }
        if ((flags & FilePack.METADATA) != 0) {
            file.metadataAnnounced();
        }
        return file.size(size).uploadedAtMicros(upload).build();
    }

    private String word(int number) {
        String known = words[number];
        if (known == null) {
            int offset = PackReader.four(bytes, wordTable + 4 + 4 * number);
            known = new PackReader(bytes, start + offset).text();
            words[number] = known;
        }
        return known;
    }

    private final class Details implements DistributionFile.Details {
        private final int position;
        private final int flags;
        private final String filename;
        private @Nullable String address;

        Details(int position, int flags, String filename) {
            this.position = position;
            this.flags = flags;
            this.filename = filename;
        }

        @Override
        public String address() {
            String known = address;
            if (known == null) {
                known = decodeAddress();
                address = known;
            }
            return known;
        }

        private String decodeAddress() {
            PackReader reader = new PackReader(bytes, position);
            hashes(reader, FilePack.SHA256, FilePack.OTHER_HASHES);
            hashes(reader, FilePack.METADATA_SHA256, FilePack.OTHER_METADATA_HASHES);
            if ((flags & FilePack.NAME_ENDS_ADDRESS) == 0) {
                return reader.text();
            }
            String folder = word((int) reader.number());
            if ((flags & FilePack.HASHED_FOLDER) == 0) {
                return folder + filename;
            }
            StringBuilder text = new StringBuilder(folder.length() + 67 + filename.length());
            text.append(folder).append(reader.hexadecimal(1)).append('/');
            text.append(reader.hexadecimal(1)).append('/').append(reader.hexadecimal(30));
            return text.append('/').append(filename).toString();
        }

        @Override
        public Map<String, String> hashes() {
            PackReader reader = new PackReader(bytes, position);
            return hashes(reader, FilePack.SHA256, FilePack.OTHER_HASHES);
        }

        @Override
        public Map<String, String> metadataHashes() {
            PackReader reader = new PackReader(bytes, position);
            hashes(reader, FilePack.SHA256, FilePack.OTHER_HASHES);
            return hashes(reader, FilePack.METADATA_SHA256, FilePack.OTHER_METADATA_HASHES);
        }

        private Map<String, String> hashes(PackReader reader, int sha256, int other) {
            String digest = (flags & sha256) == 0 ? null : reader.hexadecimal(32);
            if ((flags & other) == 0) {
                return digest == null ? Map.of() : Map.of("sha256", digest);
            }
            Map<String, String> hashes = new TreeMap<>();
            long count = reader.number();
            for (long i = 0; i < count; i++) {
                hashes.put(reader.text(), reader.text());
            }
            return hashes;
        }
    }
}
