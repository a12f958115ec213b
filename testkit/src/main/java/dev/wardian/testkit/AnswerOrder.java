package dev.wardian.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Lets requests that are under way at the same time be answered in another order than they came.
///
/// A request waits until no further one arrives while every other thread had its turn many times,
/// and then one of those that wait goes on. So whoever waits for one answer before asking for the
/// next gets it, and whoever asks ahead gets the answers in any order.
final class AnswerOrder {
    /// How often others may run before no further request is expected.
    private static final int TURNS = 40;

    private final Random random;
    private final List<Object> waiting = new ArrayList<>();
    private int arrivals;
    private Object next = this;

    AnswerOrder(long seed) {
        this.random = new Random(seed);
    }

    /// Returns when it is the caller's turn to answer.
    @SuppressWarnings("ThreadPriorityCheck") // only the order of answers depends on it
    void await() {
        Object ticket = new Object();
        int seen = arrive(ticket);
        int turns = 0;
        while (!isTurnOf(ticket, turns >= TURNS)) {
            Thread.yield();
            int now = arrivals();
            turns = now == seen ? turns + 1 : 0;
            seen = now;
        }
    }

    private synchronized int arrive(Object ticket) {
        waiting.add(ticket);
        return ++arrivals;
    }

    private synchronized int arrivals() {
        return arrivals;
    }

    @SuppressWarnings("ReferenceEquality") // a ticket is itself alone
    private synchronized boolean isTurnOf(Object ticket, boolean quiet) {
        if (quiet && next == this) {
            next = waiting.get(random.nextInt(waiting.size()));
        }
        if (next != ticket) {
            return false;
        }
        waiting.remove(ticket);
        next = this;
        return true;
    }
}
