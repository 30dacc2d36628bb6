import type { Outdated } from './register-store.ts'

/** How many numbers were new in a call of `addStock` that depends on no register, and so is never outdated. */
export function countNew(answer: number | Outdated): number {
  if (typeof answer !== 'number') throw new Error('A call that depends on no register was outdated')
  return answer
}
