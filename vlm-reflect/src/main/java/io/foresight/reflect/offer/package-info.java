/** The kinds of policies that this module brings to the command line, the service and the ROS node. */
package io.foresight.reflect.offer;
