import type { Knowledge } from './knowledge.ts'
import type { Answer, Attempt, CallOf, Kind } from './run.ts'

/** An attempt that was answered, at a call of one kind. */
export interface Answered<K extends Kind> extends Omit<Attempt, 'call'> {
  readonly call: CallOf<K>
  readonly answer: Answer
}

/** The contradiction in an answer; `undefined` if the answer can be explained. */
export type Explain<K extends Kind> = (attempt: Answered<K>, knowledge: Knowledge) => string | undefined

export function sameNumbers(one: Iterable<string>, other: Iterable<string>): boolean {
  return [...one].sort().join() === [...other].sort().join()
}
