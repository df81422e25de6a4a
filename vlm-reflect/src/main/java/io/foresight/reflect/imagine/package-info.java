/** World models: what actions would lead to. */
package io.foresight.reflect.imagine;
