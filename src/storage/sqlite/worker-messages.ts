import type { StoreCall, StoreOutcome } from './batch.ts'
import type { StockOrLater } from './begin-with.ts'

/**
 * The messages to the thread: first to open, then batches, each of which it answers once, in their order.
 */
export type ToWorker =
  | { readonly kind: 'open'; readonly file: string; readonly stock: StockOrLater }
  | { readonly kind: 'batch'; readonly calls: readonly StoreCall[] }
  | { readonly kind: 'close' }

export type FromWorker =
  | { readonly kind: 'open' }
  | { readonly kind: 'notOpened'; readonly why: 'refused' | 'unfilled' | 'failed'; readonly message: string }
  | { readonly kind: 'timeAhead'; readonly leadMs: number }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly StoreOutcome[] }
