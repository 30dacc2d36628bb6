import type { Random } from './random.ts'

/**
 * The whole numbers below `total` in a random order, each once. The shuffle (Fisher-Yates) remembers only the numbers
 * that it has moved, so the first few draws cost the same however large `total` is.
 */
export function* distinctOrdinals(random: Random, total: number): Generator<number> {
  const moved = new Map<number, number>()
  for (let left = total; left > 0; left -= 1) {
    const last = left - 1
    const chosen = Math.floor(random() * left)
    yield moved.get(chosen) ?? chosen
    moved.set(chosen, moved.get(last) ?? last)
    moved.delete(last)
  }
}
