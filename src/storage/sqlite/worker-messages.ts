import type { StoreCall, StoreOutcome } from './batch.ts'
import type { StockOrLater } from './begin-with.ts'

/**
 * The messages to the thread: first to open, then batches, each of which it answers once, in their order. Between
 * batches a backup begins and ends, each of which it answers as well.
 */
export type ToWorker =
  | { readonly kind: 'open'; readonly file: string; readonly stock: StockOrLater }
  | { readonly kind: 'batch'; readonly calls: readonly StoreCall[] }
  | { readonly kind: 'beginBackup' }
  | { readonly kind: 'endBackup' }
  | { readonly kind: 'close' }

export type FromWorker =
  | { readonly kind: 'open' }
  | { readonly kind: 'notOpened'; readonly why: 'refused' | 'unfilled' | 'failed'; readonly message: string }
  | { readonly kind: 'timeAhead'; readonly leadMs: number }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly StoreOutcome[] }
  | BackupMessage

/** The answers to the beginning and the end of a backup. */
export type BackupMessage =
  /** From here to the end of the backup the file does not change. */
  | { readonly kind: 'backupBegun' }
  | { readonly kind: 'backupNotBegun'; readonly reason: string }
  /** `isWhole`: the file has not changed since the beginning. */
  | { readonly kind: 'backupEnded'; readonly isWhole: boolean }
