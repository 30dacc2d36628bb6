import type { Number as OwnNumber } from '../../../../generated/own.d.ts'

/** The state of a number, as the operator sees it. */
export function numberStateText({ state, isProtected }: Pick<OwnNumber, 'state' | 'isProtected'>): string {
  return isProtected ? `${STATES[state]}, and protected: nobody can release it` : STATES[state]
}

const STATES: Readonly<Record<OwnNumber['state'], string>> = {
  untouched: 'Free, and nobody has ever had it',
  free: 'Free',
  held: 'Held',
  owned: 'Owned',
  aging: 'Resting after its release',
  withdrawn: 'Off sale',
  quarantined: 'Quarantined',
  portedOut: 'Ported out: another carrier has it',
}
