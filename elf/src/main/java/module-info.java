/// What executables and shared objects say of themselves: the libraries, symbol versions and GPU
/// architectures they need. Imports nothing and runs nothing.
@org.jspecify.annotations.NullMarked
module dev.wardian.elf {
    requires static transitive org.jspecify;

    exports dev.wardian.elf;
}
