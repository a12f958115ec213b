package dev.wardian.host.internal.nvidia;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The few functions of NVIDIA's management library that we call (NVML API reference), through the
/// foreign function interface. Not thread-safe; one thread opens, asks and closes.
///
/// A function that an old driver lacks answers as one that failed.
@SuppressWarnings("restricted") // its whole work is to call a native library
public final class Nvml implements AutoCloseable {
    private static final int SUCCESS = 0;
    private static final int TEXT = 96;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final Arena arena;
    private final SymbolLookup library;

    private Nvml(Arena arena, SymbolLookup library) {
        this.arena = arena;
        this.library = library;
    }

    /// Loads a library and starts it.
    ///
    /// @param file a path, or a name that the loader finds
    /// @throws NvmlException if it cannot be loaded or does not start
    public static Nvml open(String file) {
        Arena arena = Arena.ofConfined();
        try {
            Nvml opened = new Nvml(arena, SymbolLookup.libraryLookup(file, arena));
            int started = opened.call("nvmlInit_v2");
            if (started != SUCCESS) {
                throw new NvmlException(file, started);
            }
            return opened;
        } catch (IllegalArgumentException notLoaded) {
            arena.close();
            throw new NvmlException(file);
        } catch (NvmlException failed) {
            arena.close();
            throw failed;
        }
    }

    /// Calls a function of whole numbers and pointers; what it answers, or -1 where there is none
    /// of this name.
    private int call(String name, Object... arguments) {
        Optional<MemorySegment> address = library.find(name);
        if (address.isEmpty()) {
            return -1;
        }
        ValueLayout[] kinds = new ValueLayout[arguments.length];
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = arguments[i] instanceof Integer ? INT : ValueLayout.ADDRESS;
        }
        MethodHandle function =
                Linker.nativeLinker()
                        .downcallHandle(address.get(), FunctionDescriptor.of(INT, kinds));
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (Throwable thrown) {
            throw new IllegalStateException(name + " could not be called", thrown);
        }
    }

    private Optional<MemorySegment> answer(long bytes, String name, MemorySegment... before) {
        MemorySegment place = arena.allocate(bytes, 8);
        Object[] arguments = new Object[before.length + 1];
        System.arraycopy(before, 0, arguments, 0, before.length);
        arguments[before.length] = place;
        return call(name, arguments) == SUCCESS ? Optional.of(place) : Optional.empty();
    }

    private Optional<String> text(String name, MemorySegment... before) {
        MemorySegment place = arena.allocate(TEXT);
        Object[] arguments = new Object[before.length + 2];
        System.arraycopy(before, 0, arguments, 0, before.length);
        arguments[before.length] = place;
        arguments[before.length + 1] = TEXT;
        return call(name, arguments) == SUCCESS
                ? Optional.of(place.getString(0, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /// The version of the driver.
    public Optional<String> driver() {
        return text("nvmlSystemGetDriverVersion");
    }

    /// The highest CUDA of the driver as it counts: 12040 is 12.4.
    public Optional<Integer> cuda() {
        return answer(INT.byteSize(), "nvmlSystemGetCudaDriverVersion_v2")
                .or(() -> answer(INT.byteSize(), "nvmlSystemGetCudaDriverVersion"))
                .map(place -> place.get(INT, 0));
    }

    /// How many GPUs the driver has.
    public int count() {
        return answer(INT.byteSize(), "nvmlDeviceGetCount_v2")
                .map(place -> place.get(INT, 0))
                .orElse(0);
    }

    /// One of them, by its number from 0.
    public Optional<Device> device(int index) {
        MemorySegment place = arena.allocate(ValueLayout.ADDRESS);
        return call("nvmlDeviceGetHandleByIndex_v2", index, place) == SUCCESS
                ? Optional.of(new Device(place.get(ValueLayout.ADDRESS, 0)))
                : Optional.empty();
    }

    /// One GPU.
    public final class Device {
        private final MemorySegment handle;

        private Device(MemorySegment handle) {
            this.handle = handle;
        }

        public Optional<String> name() {
            return text("nvmlDeviceGetName", handle);
        }

        public Optional<String> uuid() {
            return text("nvmlDeviceGetUUID", handle);
        }

        /// Major and minor number of its compute capability.
        public Optional<int[]> capability() {
            MemorySegment major = arena.allocate(INT);
            MemorySegment minor = arena.allocate(INT);
            return call("nvmlDeviceGetCudaComputeCapability", handle, major, minor) == SUCCESS
                    ? Optional.of(new int[] {major.get(INT, 0), minor.get(INT, 0)})
                    : Optional.empty();
        }

        /// Its memory in bytes: the first of total, free and used.
        public Optional<Long> memory() {
            return answer(3 * LONG.byteSize(), "nvmlDeviceGetMemoryInfo", handle)
                    .map(place -> place.get(LONG, 0));
        }

        /// Where it is on the bus: the text that `nvmlPciInfo_t` ends with since version 3.
        public Optional<String> address() {
            return answer(68, "nvmlDeviceGetPciInfo_v3", handle)
                    .map(place -> place.asSlice(36).getString(0, StandardCharsets.UTF_8));
        }

        /// Whether it is divided now.
        public boolean isDivided() {
            MemorySegment now = arena.allocate(INT);
            MemorySegment later = arena.allocate(INT);
            return call("nvmlDeviceGetMigMode", handle, now, later) == SUCCESS
                    && now.get(INT, 0) == 1;
        }

        /// How many parts of it exist; most places for them are empty.
        public int parts() {
            int most =
                    answer(INT.byteSize(), "nvmlDeviceGetMaxMigDeviceCount", handle)
                            .map(place -> place.get(INT, 0))
                            .orElse(0);
            int parts = 0;
            for (int i = 0; i < most; i++) {
                MemorySegment part = arena.allocate(ValueLayout.ADDRESS);
                if (call("nvmlDeviceGetMigDeviceHandleByIndex", handle, i, part) == SUCCESS) {
                    parts++;
                }
            }
            return parts;
        }
    }

    @Override
    public void close() {
        call("nvmlShutdown");
        arena.close();
    }
}
