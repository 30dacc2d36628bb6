import type { Resource } from '../../../../generated/own.d.ts'

/** Whether a resource can call, in a word or two. */
export function resourceStateText({ state, notInForce }: Pick<Resource, 'state' | 'notInForce'>): string {
  return state === 'active' && notInForce !== undefined ? 'Not in force' : STATES[state]
}

const STATES: Readonly<Record<Resource['state'], string>> = {
  active: 'Active',
  suspended: 'Suspended',
  closed: 'Closed',
}
