import type { StoreCall, StoreOutcome } from './batch.ts'

export interface WorkerInput {
  readonly file: string
  readonly image?: string
}

/** What the thread is told. It answers each batch once, in their order. */
export type ToWorker =
  | { readonly kind: 'batch'; readonly calls: readonly StoreCall[] }
  | { readonly kind: 'close' }

export type FromWorker =
  | { readonly kind: 'open' }
  | { readonly kind: 'notOpened'; readonly refused: boolean; readonly message: string }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly StoreOutcome[] }
