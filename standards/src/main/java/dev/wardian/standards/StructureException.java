package dev.wardian.standards;

/// A tree of tables, arrays and plain values (out of TOML or JSON) that does not have the form its
/// standard asks for.
///
/// It keeps the place as a path, `packages[0].wheels[1].hashes`, empty for the tree as a whole, and
/// in words what is wrong there. Thrown by every `from` of this module that reads a tree.
public final class StructureException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String place;
    private final String fault;

    public StructureException(String place, String fault) {
        super(place.isEmpty() ? fault : fault + " in `" + place + "`");
        this.place = place;
        this.fault = fault;
    }

    public String place() {
        return place;
    }

    public String fault() {
        return fault;
    }
}
