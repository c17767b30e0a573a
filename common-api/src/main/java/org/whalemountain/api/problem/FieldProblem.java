package org.whalemountain.api.problem;

/**
 * What is wrong with one field.
 *
 * @param name the field as the client wrote it, with its place in a list: {@code guestPorts[1]}
 * @param message what it must be, and what it was
 */
public record FieldProblem(String name, Sentence message) {}
