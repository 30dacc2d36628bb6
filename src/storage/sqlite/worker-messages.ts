import type { StoreCall, StoreOutcome } from './batch.ts'

export interface WorkerInput {
  readonly file: string
  readonly image?: string
}

export type ToWorker =
  | { readonly kind: 'call'; readonly id: number; readonly call: StoreCall }
  | { readonly kind: 'close' }

export type FromWorker =
  | { readonly kind: 'open' }
  | { readonly kind: 'notOpened'; readonly refused: boolean; readonly message: string }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly { id: number; outcome: StoreOutcome }[] }
