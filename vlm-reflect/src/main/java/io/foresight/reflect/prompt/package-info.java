/** What a vision-language model is asked, in words and pictures: the same for a remote model and for one in this process. */
package io.foresight.reflect.prompt;
