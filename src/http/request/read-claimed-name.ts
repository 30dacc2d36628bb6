import type { IncomingHttpHeaders } from 'node:http'
import type { Author } from '../../numbering/audit-entry.ts'
import type { ApiError } from '../errors/api-error.ts'
import { invalidInput } from '../errors/errors.ts'

/** The header in which the operator gives a name of their own, with percent-encoding, since headers are ASCII. */
export const CLAIMED_NAME_HEADER = 'holdline-as'

const LONGEST = 100
/** Names are shown on terminals and in logs. */
const CONTROL = /\p{Cc}/u

/** The name that an operator's request claims; nothing proves it. */
export function readClaimedName(headers: IncomingHttpHeaders): Pick<Author, 'claimedName'> | ApiError {
  const text = headers[CLAIMED_NAME_HEADER]
  if (typeof text !== 'string' || text === '') return {}
  const claimedName = decode(text)
  return claimedName === undefined || claimedName.length > LONGEST || CONTROL.test(claimedName)
    ? invalidInput(
        `The header Holdline-As must be a name of at most ${LONGEST} characters, with percent-encoding where it is not ASCII.`,
        CLAIMED_NAME_HEADER,
      )
    : { claimedName }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}
