package io.foresight.ros2.cdr;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The number type on the wire, where it is not the one of Java's type: on a record component, or on a static field, which is thereby a constant of
 * the message. Without it byte, short, int and long are signed, and {@link Bytes} are {@code uint8}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Wire {
    /** The type on the wire. */
    WireType value();
}
