package dev.wardian.python.link;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One place where a source asks for a module.
///
/// @param module the full name, as it is written; never a relative one
/// @param names what is taken from it, if that is said
/// @param line counted from one; in a notebook through the code of all its cells
/// @param column counted from one, in characters
/// @param ignored what a comment in that line says is to be ignored (`# wardian: ignore[DEP001]`,
///     or deptry's spelling of the same); `ALL` for everything
/// @param cell which cell of a notebook, counted from one
public record ImportUse(
        String module,
        List<String> names,
        int line,
        int column,
        Circumstance circumstance,
        Set<String> ignored,
        Optional<Integer> cell) {

    /// Under which circumstance the module is needed.
    public enum Circumstance {
        /// When the statement runs.
        NEEDED,
        /// When the statement runs, but an `ImportError` is caught there.
        CAUGHT,
        /// By type checkers alone: below `if TYPE_CHECKING:`.
        TYPES,
        /// Not certainly: it is looked for (`find_spec`, `pytest.importorskip`), or a notebook's
        /// magic brings it.
        LOOKED_FOR
    }

    public ImportUse {
        names = List.copyOf(names);
        ignored = Set.copyOf(ignored);
    }

    /// The part before the first dot.
    public String top() {
        var dot = module.indexOf('.');
        return dot < 0 ? module : module.substring(0, dot);
    }
}
