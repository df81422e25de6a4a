/**
 * Encoding of ROS 2 messages: each message is defined once as a record, from which its CDR encoding (DDS-XTypes 1.3, plain version 1), DDS
 * type name, schema text and RIHS01 hash are derived. Contains no message definitions.
 */
package io.foresight.ros2.cdr;
