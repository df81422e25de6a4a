package io.foresight.reflect.propose;

/** Who names actions before they are imagined. */
public enum WhoProposes {
    /** Nobody: every action is as likely as the others. */
    NOBODY,
    /** The policy of a model that was trained with one. */
    EMBEDDED
}
