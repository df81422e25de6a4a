package io.foresight.ros2.cdr;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The message's name in ROS, where a Java record cannot well be called so. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RosMessageName {
    /** For instance {@code String}. */
    String value();
}
