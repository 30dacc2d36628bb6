import { MARKET_NAMES, type Market } from './markets.ts'
import { aroundExpiry, type Shopper } from './shopper.ts'

/** Browses, reserves some numbers, may change the reservation, and then buys it, deletes it or lets it expire. */
export async function reservationErrand(shopper: Shopper): Promise<void> {
  const { ask, random, owned } = shopper
  const market = random.pick(MARKET_NAMES)
  const browsed = await ask({ kind: 'browse', market })
  const liked = [...(browsed?.numbers ?? [])]
  const add = Array.from({ length: random.integer(1, 3) }, () => random.take(liked)).filter(isNumber)
  if (add.length === 0) return
  const reservation = shopper.newReservationId()
  const made = await ask({ kind: 'reserve', reservation, market, add, remove: [] })
  if (random.percent(50)) await changeMind(shopper, { reservation, market, add, liked })
  const shown = await ask({ kind: 'reservation', reservation })

  const purchase = () => ask({ kind: 'buy reserved', reservation })
  const remove = () => ask({ kind: 'delete', reservation })
  switch (random.integer(1, 7)) {
    case 1:
      return
    case 2:
      await remove()
      break
    case 3:
      await Promise.all([purchase(), remove()])
      break
    case 4:
      await aroundExpiry(shopper, shown?.expiresAt ?? made?.expiresAt)
      await purchase()
      break
    case 5:
      await Promise.all([purchase(), purchase()])
      break
    default:
      await purchase()
  }
  const end = await ask({ kind: 'reservation', reservation })
  if (end?.state === 'completed') owned.push(...(end.numbers ?? []))
}

/** Takes a number out and puts another one in. */
async function changeMind(
  { ask, random }: Shopper,
  plan: { reservation: string; market: Market; add: readonly string[]; liked: string[] },
): Promise<void> {
  const { reservation, market } = plan
  const add = [random.take(plan.liked)].filter(isNumber)
  const remove = random.percent(50) ? plan.add.slice(0, 1) : []
  if (add.length + remove.length > 0) await ask({ kind: 'reserve', reservation, market, add, remove })
}

function isNumber(number: string | undefined): number is string {
  return number !== undefined
}
