package dev.wardian.python.resolve;

import dev.wardian.python.index.DistributionFile;
import dev.wardian.python.index.ForwardingSource;
import dev.wardian.python.index.IndexChoice;
import dev.wardian.python.index.PackageSource;
import dev.wardian.python.index.ProjectPage;
import dev.wardian.standards.metadata.CoreMetadata;
import dev.wardian.standards.name.PackageName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What one search read, so that it can be told later whether it would read the same. Safe for all
/// threads, as sources are.
final class Reading {
    private final Map<Page, ProjectPage> pages = new ConcurrentHashMap<>();
    private final Map<DistributionFile, CoreMetadata> metadata = new ConcurrentHashMap<>();
    private volatile boolean lasting = true;

    /// A page that was asked for.
    ///
    /// @param index the one it had to come from, if it had to
    private record Page(Optional<IndexChoice> index, PackageName name) {}

    /// Whether what was read may be compared later: nothing failed and nothing was asked for that
    /// this does not know.
    boolean isLasting() {
        return lasting;
    }

    /// Says that the answer depends on more than what was read.
    private void spoil() {
        lasting = false;
    }

    /// Whether a source has the very same now, all of it at hand.
    boolean holdsIn(PackageSource now) {
        for (Map.Entry<Page, ProjectPage> page : pages.entrySet()) {
            PackageName name = page.getKey().name();
            PackageSource source = page.getKey().index().map(now::from).orElse(now);
            if (!source.isPageAtHand(name) || source.page(name) != page.getValue()) {
                return false;
            }
        }
        for (Map.Entry<DistributionFile, CoreMetadata> one : metadata.entrySet()) {
            DistributionFile file = one.getKey();
            if (!now.isMetadataAtHand(file) || !now.metadata(file).equals(one.getValue())) {
                return false;
            }
        }
        return true;
    }

    /// A source that notes what it is asked.
    PackageSource of(PackageSource source) {
        return new Noting(source, Optional.empty());
    }

    /// A source of what lies at addresses: that may change at any time.
    DirectSource of(DirectSource direct) {
        return new DirectSource() {
            @Override
            public CoreMetadata metadata(PackageName name, String url) {
                spoil();
                return direct.metadata(name, url);
            }

            @Override
            public void versionDecides(PackageName name, String url) {
                spoil();
                direct.versionDecides(name, url);
            }
        };
    }

    private final class Noting extends ForwardingSource {
        private final Optional<IndexChoice> index;

        Noting(PackageSource source, Optional<IndexChoice> index) {
            super(source);
            this.index = index;
        }

        @Override
        public PackageSource from(IndexChoice choice) {
            return new Noting(origin().from(choice), Optional.of(choice));
        }

        @Override
        public ProjectPage page(PackageName name) {
            try {
                ProjectPage page = super.page(name);
                pages.put(new Page(index, name), page);
                return page;
            } catch (RuntimeException failed) {
                spoil(); // it may succeed next time
                throw failed;
            }
        }

        @Override
        public CoreMetadata metadata(DistributionFile file) {
            try {
                CoreMetadata read = super.metadata(file);
                metadata.put(file, read);
                return read;
            } catch (RuntimeException failed) {
                spoil();
                throw failed;
            }
        }
    }
}
