/** Vision-language models behind OpenAI-compatible servers, asked within a decision's time; only legal actions come out. */
package io.foresight.reflect.remote;
