package io.foresight.ros2.cdr;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The wire type, where it differs from the default of the Java type. Applies to a record component, or to a static field, which then is a
 * constant of the message. Defaults: byte, short, int and long are signed, and {@link Bytes} are {@code uint8}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Wire {
    /** The wire type. */
    WireType value();
}
