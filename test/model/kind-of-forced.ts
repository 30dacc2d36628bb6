import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import { NEVER } from '../../src/numbering/instant.ts'

/** The words of the table for what was forced upon a request that had succeeded otherwise. */
export function kindOfForced({ rule = '', error, atMost, runningMs, expires }: ForcedOutcome): string {
  if (rule.startsWith('magic-')) return rule
  if (expires) return 'expiry at the purchase'
  const shown = error ?? (atMost === undefined ? '' : 'NumbersPartiallyAcquired')
  const running =
    runningMs === undefined ? '' : runningMs === NEVER ? 'running for ever' : 'running for a while'
  return shown === '' ? running : running === '' ? shown : `${shown} after ${running}`
}
