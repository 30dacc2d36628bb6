/**
 * How long a change of the trail's partitions waits for a lock, for the rest of its transaction. Commands queue behind
 * the wait, and another session, such as a backup, may have its lock for hours.
 */
export const SHORT_WAIT = 'SET LOCAL lock_timeout = 1000'
