package dev.wardian.stack.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why a file cannot be read or written, in words: what the system throws names classes and files
/// that nobody knows.
public final class FileFault {

    private FileFault() {}

    /// The reason alone, without the file.
    public static String of(IOException problem) {
        return switch (problem) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "there is no such file";
            case FileSystemException system when system.getReason() != null -> system.getReason();
            default -> problem.toString();
        };
    }
}
