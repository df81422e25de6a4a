package io.foresight.reflect.propose;

/** Who names actions before they are imagined. */
public enum WhoProposes {
    /** Nobody: every action is as likely as the others. */
    NOBODY,
    /** The model's policy that learnt from demonstrations alone. */
    CLONED,
    /** The model's policy that then learnt from its own episodes. */
    EMBEDDED
}
