package dev.wardian.python.environment;

/// An interpreter and the reason why it was taken, such as "`.venv` in the current folder".
public record FoundInterpreter(Interpreter interpreter, String reason) {}
