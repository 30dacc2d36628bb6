/**
 * The id of a rule that names none. The last digits of a GUID are random: an id is not used again after a restart, when
 * old records may name it.
 */
export function newFaultId(newGuid: () => string): string {
  return `fault-${newGuid().slice(-8)}`
}
