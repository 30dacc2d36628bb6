/**
 * The claim of the operator on a number: one that is quarantined, or that the operator gave to a resource. The claims of
 * searches are positive, those of reservations negative. A withdrawn or ported-out number has no claim.
 */
export const OPERATOR_CLAIM = 0
