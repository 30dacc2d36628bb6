import type { Random } from './random.ts'

/**
 * The whole numbers below `total` in a random order, each once. It is a shuffle that remembers only
 * what it has moved, so the first few of very many cost no more than the first few of few.
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
