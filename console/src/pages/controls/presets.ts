import type { FaultDocument } from '../../../generated/own.d.ts'

/** A fault rule that somebody may want, in words. */
export interface Preset {
  readonly title: string
  readonly fault: FaultDocument
}

/** What code that buys numbers has to survive. */
export const PRESETS: readonly Preset[] = [
  {
    title: 'Make the next purchase fail',
    fault: { match: { operation: 'PurchasePhoneNumbers' }, effect: { outcome: 'PurchaseFailed' }, times: 1 },
  },
  {
    title: 'Let the next search find nothing',
    fault: {
      match: { operation: 'SearchAvailablePhoneNumbers' },
      effect: { outcome: 'OutOfStock' },
      times: 1,
    },
  },
  {
    title: 'Let the next hold run out before it is bought',
    fault: { match: { operation: 'PurchasePhoneNumbers' }, effect: { expire: true }, times: 1 },
  },
  { title: 'Throttle the next request (429)', fault: { effect: { status: 429, retryAfter: 5 }, times: 1 } },
  { title: 'Drop the next answer', fault: { effect: { drop: 'after' }, times: 1 } },
  { title: 'Slow every request down by a second', fault: { effect: { latency: '1s' } } },
]
