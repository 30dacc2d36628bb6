import type { AcsRequest } from '../acs/acs-operation.ts'

/** What tells the request from others of its kind: its repeat key, and what is forced upon it. */
export function originOf({ sending, forced }: Pick<AcsRequest, 'sending' | 'forced'>) {
  return {
    ...(sending !== undefined && { repeatKey: sending.key }),
    ...(forced !== undefined && { forced }),
  }
}
