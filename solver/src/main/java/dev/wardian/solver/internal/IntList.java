package dev.wardian.solver.internal;

import java.util.Arrays;

/// A growing list of numbers.
final class IntList {
    private int[] elements = new int[16];
    private int size;

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int get(int index) {
        return elements[index];
    }

    void add(int element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, size * 2);
        }
        elements[size++] = element;
    }

    int removeLast() {
        return elements[--size];
    }

    void shorten(int newSize) {
        size = newSize;
    }

    boolean contains(int element) {
        for (int i = 0; i < size; i++) {
            if (elements[i] == element) {
                return true;
            }
        }
        return false;
    }
}
