import { setTimeout as delay } from 'node:timers/promises'
import type { Random } from '../../test/support/random.ts'
import type { Ask } from './recorder.ts'
import { RESOURCES } from './resources.ts'
import type { RecentSearch } from './shopper.ts'

/** The longest pause of the operator between two calls, in milliseconds. */
const IDLE_MS = 60
/** How many of the newest searches count as just made. */
const NEWEST = 20

/**
 * Withdraws, assigns and releases numbers beside the clients, whatever state they are in, until the run is over. Then it
 * puts every number that it may have withdrawn back on sale.
 */
export async function operate(
  { ask, random }: { readonly ask: Ask; readonly random: Random },
  numbers: readonly string[],
  recent: readonly RecentSearch[],
  isOver: () => boolean,
): Promise<void> {
  const withdrawn = new Set<string>()
  while (!isOver()) {
    await delay(random.integer(0, IDLE_MS))
    // Mostly a number that a client has just found, and holds, buys or lets go.
    const found = random.percent(70) ? recent.slice(-NEWEST).flatMap((search) => search.numbers) : []
    const number = random.pick(found) ?? random.pick(numbers)
    const earlier = random.pick([...withdrawn])
    if (number === undefined) return
    switch (random.integer(1, 4)) {
      case 1:
        withdrawn.add(number)
        await ask({ kind: 'withdraw', number })
        break
      case 2:
        await ask({ kind: 'restore', number: earlier ?? number })
        break
      case 3:
        await ask({
          kind: 'assign',
          number: random.percent(30) ? (earlier ?? number) : number,
          to: random.pick(RESOURCES),
        })
        break
      default:
        await ask({ kind: 'take', number })
    }
  }
  for (const number of withdrawn) {
    // A call that was cut off may not have been done.
    while ((await ask({ kind: 'restore', number })) === undefined);
  }
}
