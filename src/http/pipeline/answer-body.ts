import type { ServerResponse } from 'node:http'
import type { Writable } from 'node:stream'

/** A body that is sent as it comes, until its sender ends it or the reader is gone. */
export interface AnswerStream {
  readonly mediaType: string
  /**
   * Called once the headers are sent. A rejected promise is a fault of the server: the log has it, and a reader that was
   * not told loses its connection, which is how it learns of it.
   *
   * @param ended aborted when the sandbox ends whose inventory is asked; absent for the main inventory
   */
  readonly send: (reader: Writable, ended: AbortSignal | undefined) => void | Promise<void>
  /** Called instead, where nothing can be sent. */
  readonly drop?: () => void
}

/** An answer that is ready to be sent. */
export interface ReadyAnswer {
  readonly status: number
  /** Names and values of the headers, alternating. */
  readonly head: readonly string[]
  /** Empty for an answer without a body. */
  readonly text: string
}

/** Sends an answer, or does what a fault rule does in its place. */
export type Delivery = (response: ServerResponse, answer: ReadyAnswer) => void

export interface AnswerBody {
  readonly mediaType: string
  readonly text: string
}

/** A body of JSON, with the content type that the live service gives a success. */
export function jsonBody(text: string): AnswerBody {
  return { mediaType: 'application/json; charset=utf-8', text }
}
