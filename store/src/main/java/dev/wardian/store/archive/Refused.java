package dev.wardian.store.archive;

import dev.wardian.store.StoreException;
import dev.wardian.store.StoreProblem;
import java.io.IOException;

/// An archive that breaks a rule; the name of the archive is added by whoever knows it.
sealed class Refused extends IOException permits Excess {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
        super(reason);
    }

    /// The refusal of the archive with this name.
    StoreException of(String archive) {
        String reason = String.valueOf(getMessage());
        StoreProblem problem =
                switch (this) {
                    case Excess excess ->
                            new StoreProblem.TooLarge(archive, reason, excess.enough());
                    case Refused _ -> new StoreProblem.BadArchive(archive, reason);
                };
        return new StoreException(problem, this);
    }
}
